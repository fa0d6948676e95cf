import BillingCore
import BillingDemo
import BillingService
import BillingStore
import StrictJSON

/// `billtop demo`
enum DemoCommand {
  static let command = Command(
    "demo", "Show a made-up organization: the same for the same seed and day",
    options: [
      Option(
        "seed", "N",
        "another number makes another organization (default \(DemoOrganization.defaultSeed))"),
      Option("groups", "N", "how many billing groups (default \(DemoOrganization.defaultGroups))"),
      Option("days", "N", "how many days of usage (default \(DemoOrganization.defaultDays))"),
      Option("dir", "DIR", "write it as a data folder and stop", .folder),
      Option("tour", nil, "play a walk through the screens"),
    ],
    discussion: """
      Without --dir it lives in memory: every action works and nothing is written. With --dir it \
      becomes a data folder of its own, its usage imported as any other.
      """,
    examples: [
      Example("billtop demo", "look around"),
      Example("billtop demo --as kenji", "as a viewer of one group"),
      Example("billtop demo --dir /tmp/acme", "data to try everything with"),
    ]
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    if arguments.has("data") {
      throw BillingError(
        .invalid, "The demo has data of its own.", remedy: "Leave --data out, or give --dir.")
    }
    let size = try DemoSize(arguments)
    if let folder = arguments.value("dir") {
      try invocation.requireOwnFiles()
      return try write(size, to: folder, invocation)
    }
    let config = try ConfigFile.locate(arguments, invocation.world).load()
    let session = try invocation.demoSession(
      config, seed: size.seed, groups: size.groups, days: size.days)
    if arguments.has("tour") { return try DashboardCommand.playTour(session, invocation) }
    return try DashboardCommand.open(session, invocation)
  }

  private static func write(
    _ size: DemoSize, to folder: String, _ invocation: borrowing Invocation
  ) throws(BillingError) -> ExitStatus {
    let moment = try invocation.moment()
    let demo = DemoOrganization.make(
      seed: size.seed, today: moment.today, groups: size.groups, days: size.days)
    try FolderMaker.makeParents(of: folder)
    let repository = try JSONFileRepository.initialize(
      at: folder, demo.organization, by: invocation.world.loginName, at: moment.now)
    let actor = Actor.owner(name: invocation.world.loginName)
    for part in DemoFiles(demo).imports {
      let stage = try repository.stageUsage(part)
      let operation = ImportUsage(
        files: stage.names, groups: demo.organization.groups.map(\.id).sorted(),
        counts: ImportRun.counts(stage.reports))
      _ = try BillingService(repository).change(operation, as: actor, at: moment)
      try repository.adopt(stage)
    }
    let records = demo.imports.reduce(0) { $0 + $1.records.count }
    tell(demo.organization, records: records, folder, invocation)
    return .done
  }

  private static func tell(
    _ made: Organization, records: Int, _ folder: String, _ invocation: borrowing Invocation
  ) {
    invocation.present(
      FactSheet(facts: [
        .init("Organization", "organization", made.name), .init("Folder", "folder", folder),
        .init("Groups", "groups", String(made.groups.count), .integer(made.groups.count)),
        .init("Accounts", "accounts", String(made.accounts.count), .integer(made.accounts.count)),
        .init("Records", "records", String(records), .integer(records)),
      ]))
    invocation.note("Open it with: billtop --data \(folder)")
    let someone = made.users.first?.id.text ?? "USER"
    invocation.note("Or as somebody else: billtop --data \(folder) --as \(someone)")
  }
}

/// How large the demo is asked to be.
struct DemoSize {
  let seed: UInt64
  let groups: Int
  let days: Int

  init(_ arguments: ParsedArguments) throws(BillingError) {
    let given = try arguments.value("seed", as: "a whole number from 0 on") { UInt64($0) }
    seed = given ?? DemoOrganization.defaultSeed
    groups = try arguments.count("groups", in: 1...1000) ?? DemoOrganization.defaultGroups
    days = try arguments.count("days", in: 1...3660) ?? DemoOrganization.defaultDays
  }
}
