import BillingCore
import BillingDemo
import BillingService
import UsageEngine

/// The opened organization and who looks at it: what every command but housekeeping starts from.
struct Session: Sendable {
  let service: BillingService
  let actor: Actor
  let moment: Moment
  let place: DataPlace
  let config: Config
  /// Its own folder of documents, when it is not the demo.
  let store: OpenedStore?
  /// When the moment was read: everything that the session does afterwards goes by one clock.
  var started = ContinuousClock.now

  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    try service.read(operation, as: actor, at: moment)
  }

  func change(_ operation: some ChangeOperation, expecting revision: Int? = nil)
    throws(BillingError) -> ChangeReceipt
  {
    try service.change(
      operation, as: actor, at: moment, under: ChangeTerms(revision: revision))
  }

  /// What the actor may do as things stand now.
  func access() throws(BillingError) -> Access {
    Access(actor, in: try service.repository.snapshot().organization)
  }

  /// What the header says about the data: made up, one's own, or nothing.
  var banner: String {
    switch (place, actor.source) {
    case (.demo, _): "DEMO"
    case (.folder, .ownData), (.folder, .ownerAs): "local"
    case (.folder, _): ""
    }
  }
}

extension Invocation {
  /// Opens the data that the words and the configuration say, as who they may be.
  func session() throws(BillingError) -> Session {
    let config = try ConfigFile.locate(arguments, world).load()
    let place = DataPlace.find(arguments, config, world)
    switch place {
    case .demo: return try demoSession(config)
    case .folder(let path): return try folderSession(path, config)
    }
  }

  /// The demo, in memory: every action works and nothing is written.
  func demoSession(
    _ config: Config, seed: UInt64 = DemoOrganization.defaultSeed,
    groups: Int = DemoOrganization.defaultGroups, days: Int = DemoOrganization.defaultDays
  ) throws(BillingError) -> Session {
    let moment = try moment(settlingDays: config.settlingDays)
    let demo = DemoOrganization.make(
      seed: seed, today: moment.today, groups: groups, days: days)
    let service = BillingService(MemoryRepository(demo.organization, usage: demo.usage))
    return Session(
      service: service, actor: try demoActor(demo.organization), moment: moment, place: .demo,
      config: config, store: nil)
  }

  /// In the demo everybody may be anybody; the Owner/Admin unless somebody is named.
  private func demoActor(_ organization: Organization) throws(BillingError) -> Actor {
    let name = arguments.value("as") ?? "olivia"
    let found = organization.users.first { user in
      user.id.text == name || user.email == name || user.logins.contains(name)
    }
    guard let found else {
      let known = organization.users.map(\.id.text).joined(separator: ", ")
      throw BillingError(
        .notFound, "There is no user “\(name)” in the demo.", remedy: "Known are: \(known).")
    }
    return Actor(user: found.id, name: found.id.text, source: .demo)
  }
}
