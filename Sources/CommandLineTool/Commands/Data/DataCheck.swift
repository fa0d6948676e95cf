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
    let check = try HealthCheck(at: place.path)
    let report = try check.look()
    let anchors = try anchors(invocation, isConfined: place.actor.isConfined)
    let compared = try anchors.map { anchors throws(BillingError) in
      try compare(check, with: anchors)
    }
    let damage =
      report.findings.filter { $0.error.path.hasPrefix("journal") } + (compared?.findings ?? [])
    let isSound = damage.allSatisfy { $0.weight != .damage }
    var facts: [FactSheet.Fact] = [
      .init("Records", "records", String(report.records), .integer(report.records)),
      .init(
        "Journal", "sound", isSound ? "whole: every record follows from the one before" : "damaged",
        .bool(isSound)),
    ]
    if let compared {
      facts.append(
        .init("Compared", "anchors", "with \(compared.count) anchors", .integer(compared.count)))
    }
    let json = damage.map { CheckPage.json($0) }
    invocation.present(
      FactSheet(facts: facts, more: [JSONMember("findings", .array(json))]))
    for finding in damage { invocation.note(ErrorPage(finding.error).text) }
    return status(isSound: isSound, isDamaged: !isSound, invocation)
  }

  /// `audit --anchor`
  static func printAnchor(_ invocation: borrowing Invocation) throws(BillingError) -> ExitStatus {
    let place = try folder(for: VerifyJournal(), invocation)
    invocation.console.print(try HealthCheck(at: place.path).anchor().line)
    return .done
  }

  private static func anchors(
    _ invocation: borrowing Invocation, isConfined: Bool
  ) throws(BillingError) -> [JournalAnchor]? {
    guard let file = invocation.arguments.value("against") else { return nil }
    if file != "-", isConfined { throw .onlyStandardInput("audit --verify --against") }
    return JournalAnchor.all(in: try TextFile.read(file, limit: 256 << 20))
  }

  private static func compare(
    _ check: HealthCheck, with anchors: [JournalAnchor]
  ) throws(BillingError) -> (count: Int, findings: [HealthFinding]) {
    let compared = try check.compare(with: anchors)
    if compared.count > 0 { return compared }
    throw BillingError(
      .notFound, "No line there was noted of this organization's journal.",
      remedy: "Give the file that the lines of “billtop audit --anchor” were kept in.")
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

  static var againstNeedsVerify: BillingError {
    BillingError(
      .invalid, "--against is for --verify.",
      remedy: "Write: billtop audit --verify --against FILE")
  }
}
