import BillingCore
import BillingService
import BillingStore
import Dashboard

/// A folder of documents that has been opened.
struct OpenedStore: Sendable {
  /// Where the folder is, links followed.
  let path: String
  let repository: JSONFileRepository
  /// Set before the first look, where a screen is to stay: nothing comes between the two.
  var watch: AppServices.Waiting?

  /// The index of the usage is kept inside the folder: it holds group ids, which are credentials.
  static func open(_ path: String) throws(BillingError) -> OpenedStore {
    let repository = try JSONFileRepository.open(at: path)
    return OpenedStore(path: repository.path, repository: repository)
  }
}

extension Invocation {
  /// Opens the folder as whoever the kernel, sudo or the SSH server say is asking.
  func folderSession(_ path: String, _ config: Config) throws(BillingError) -> Session {
    let facts = identityFacts(dataOwner: DataOwner.of(path))
    if let facts { try IdentityRules.checkOwner(facts, login: world.login) }
    var store = try OpenedStore.open(path)
    guard let facts else { throw .vanished(path) }
    let stays = command.name.isEmpty && console.outputIsTerminal
    if stays { store.watch = DataWatch.wait(on: store.path) }
    let snapshot = try store.repository.opening()
    let actor = try IdentityRules.actor(
      from: facts, users: snapshot.organization.users, login: world.login)
    note(Access(actor, in: snapshot.organization).told(snapshot.problems), snapshot.usage)
    return Session(
      service: BillingService(store.repository), actor: actor,
      moment: try moment(settlingDays: config.settlingDays),
      place: .folder(path), config: config, store: store)
  }

  /// Whoever they concern is told before any figure is: the figures are of the rest.
  private func note(_ problems: [DataProblem], _ usage: any UsageOpening) {
    if problems.contains(where: { $0.group != nil }) { gaps.note() }
    if problems.contains(where: \.isOfUsage) { gaps.note(usage) }
    guard let first = problems.first?.error, !arguments.has("help"),
      !["check", "groups", "help"].contains(command.name)
    else { return }
    let more = problems.count - 1
    let rest = more > 0 ? " And \(more) more." : ""
    note("billtop: \(SafeText.line(first.message))\(rest) See: billtop check")
  }
}

extension BillingError {
  static func vanished(_ path: String) -> BillingError {
    BillingError(
      .failed, "The data folder changed while it was opened.", remedy: "Try again.", path: path)
  }
}
