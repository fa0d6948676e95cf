import BillingCore
import BillingService
import BillingStore
import StrictJSON

/// Looks at a data folder that may be too damaged to be opened.
enum DataCheck {
  /// The folder, once whoever asks may look at all of it.
  static func folder<Operation: ReadOperation>(
    for operation: Operation, _ invocation: borrowing Invocation
  ) throws(BillingError) -> (path: String, actor: Actor) {
    let config = try ConfigFile.locate(invocation.arguments, invocation.world).load()
    guard case .folder(let path) = DataPlace.find(invocation.arguments, config, invocation.world)
    else { throw .demoHasNoFolder(invocation.command.name) }
    guard let facts = invocation.identityFacts(dataOwner: DataOwner.of(path)),
      !invocation.isConfined, facts.asUser == nil
    else {
      let session = try invocation.session()
      _ = try session.read(operation)
      return (session.store?.path ?? path, session.actor)
    }
    let actor = try IdentityRules.actor(from: facts, users: [], login: invocation.world.login)
    return (path, actor)
  }

  /// `audit --verify`
  static func verifyJournal(_ invocation: borrowing Invocation) throws(BillingError) -> ExitStatus {
    let place = try folder(for: VerifyJournal(), invocation)
    let report = try HealthCheck(at: place.path).look()
    let damage = report.findings.filter { $0.error.path.hasPrefix("journal") }
    let findings = damage.filter { $0.weight == .damage }
    let isSound = findings.isEmpty
    let facts: [FactSheet.Fact] = [
      .init("Records", "records", String(report.records), .integer(report.records)),
      .init(
        "Journal", "sound", isSound ? "whole: every record follows from the one before" : "damaged",
        .bool(isSound)),
    ]
    let json = damage.map { CheckPage.json($0) }
    invocation.present(
      FactSheet(facts: facts, more: [JSONMember("findings", .array(json))]))
    for finding in damage { invocation.note(ErrorPage(finding.error).text) }
    return status(isSound: isSound, isDamaged: !isSound, invocation)
  }

  static func status(
    isSound: Bool, isDamaged: Bool, _ invocation: borrowing Invocation
  ) -> ExitStatus {
    if isSound { return .done }
    if invocation.arguments.has("exit-code") { return .found }
    return isDamaged ? .damaged : .done
  }
}

extension BillingError {
  static func demoHasNoFolder(_ command: String) -> BillingError {
    BillingError(
      .invalid, "The demo lives in memory: there is nothing for “\(command)” to work on.",
      remedy: "Name a data folder with --data, or make one with: billtop init DIR")
  }
}
