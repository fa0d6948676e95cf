import BillingCore
import BillingService
import UsageEngine

/// Where an import's records go: the accounts that there are, and what the words add to them.
struct ImportPlan {
  let known: PlanImport.Outcome
  private(set) var homes: [AccountID: BillingGroupID] = [:]
  private(set) var newGroups: [ImportUsage.NewGroup] = []
  private(set) var newAccounts: [AccountID: BillingGroupID] = [:]
  /// Where records of unknown accounts belong.
  private(set) var others: BillingGroupID?

  init(_ invocation: borrowing Invocation, _ known: PlanImport.Outcome) throws(BillingError) {
    self.known = known
    for group in known.groups {
      for account in group.accounts { homes[account] = group.id }
    }
    let arguments = invocation.arguments
    if let name = arguments.value("group") { others = try existing(GroupReference(name)) }
    guard let file = arguments.value("accounts") else {
      try Self.refuse(["currency", "country"], in: arguments)
      return
    }
    try invocation.requireOwnFiles()
    let map = try AccountMap.read(try TextFile.read(file, limit: 64 << 20), file: file)
    try add(map, file: file, making: try NewGroupMaker(arguments, known))
  }

  /// Options that only say something about groups that a map makes.
  private static func refuse(_ options: [String], in arguments: ParsedArguments)
    throws(BillingError)
  {
    guard let option = options.first(where: arguments.has) else { return }
    throw BillingError(
      .invalid, "--\(option) is for the groups that --accounts makes, and that is not given.",
      remedy: "Give --accounts MAP.csv, or leave --\(option) out.")
  }

  private func find(_ reference: GroupReference) -> BillingGroupID? {
    switch reference {
    case .id(let id):
      return known.groups.first { $0.id == id }?.id ?? newGroups.first { $0.id == id }?.id
    case .name(let name):
      let bytes = Array(name.utf8)
      return known.groups.first { Array($0.name.utf8) == bytes }?.id
        ?? newGroups.first { Array($0.name.utf8) == bytes }?.id
    }
  }

  private func existing(_ reference: GroupReference) throws(BillingError) -> BillingGroupID {
    guard let found = find(reference) else { throw .noSuchGroup(reference) }
    return found
  }

  private mutating func add(_ map: AccountMap, file: String, making maker: NewGroupMaker)
    throws(BillingError)
  {
    for entry in map.entries {
      let found = find(entry.group)
      let home = found == nil ? try make(entry, maker) : found
      let current = known.homes[entry.account]
      if let current, current != home {
        throw AccountMap.problem(
          file, entry.line, "“\(entry.account)” belongs to another billing group already")
      }
      if current == nil { newAccounts[entry.account] = home }
      homes[entry.account] = home
    }
    if !newAccounts.isEmpty, !known.mayMakeAccounts { throw .notPermitted(AssignAccounts.info) }
  }

  private mutating func make(_ entry: AccountMap.Entry, _ maker: NewGroupMaker)
    throws(BillingError) -> BillingGroupID
  {
    guard known.mayMakeGroups else { throw .noSuchGroup(entry.group) }
    let group = maker.make(entry.group)
    newGroups.append(group)
    return group.id
  }

  var accountGroups: AccountGroups { AccountGroups(homes, others: others) }

  /// The plan with those accounts that turned up under `--group`, where they may be made.
  func adding(_ found: [AccountID]) -> ImportPlan {
    guard let others, known.mayMakeAccounts else { return self }
    var plan = self
    for account in found where homes[account] == nil && known.homes[account] == nil {
      plan.newAccounts[account] = others
    }
    return plan
  }

  /// Each group's generation before the import; a new group has no usage.
  var generations: [BillingGroupID: UInt64] {
    known.generations.merging(newGroups.map { ($0.id, 0) }) { old, _ in old }
  }
}

/// Makes the groups that a map names and nobody has.
struct NewGroupMaker {
  private let currency: Currency
  private let country: String

  init(_ arguments: ParsedArguments, _ known: PlanImport.Outcome) throws(BillingError) {
    let given = try arguments.value("currency", as: "a currency like EUR") {
      Currency($0.uppercased())
    }
    currency = given ?? known.currency
    let code = try arguments.value("country", as: "a country like DE", Country.code)
    // A currency's code begins with the country that it is the money of, if it is that of one.
    country =
      code ?? known.country.flatMap(Country.code) ?? Country.code(String(currency.code.prefix(2)))
      ?? Country.unknown
  }

  func make(_ reference: GroupReference) -> ImportUsage.NewGroup {
    switch reference {
    case .name(let name):
      return group(Self.freshID(), name)
    case .id(let id):
      return group(id, "Billing group \(id.masked.dropFirst(BillingGroupID.prefix.count))")
    }
  }

  private func group(_ id: BillingGroupID, _ name: String) -> ImportUsage.NewGroup {
    ImportUsage.NewGroup(id: id, name: name, currency: currency, country: country)
  }

  static func freshID() -> BillingGroupID {
    BillingGroupID(BillingGroupID.prefix + IdempotencyKey.make())
      ?? freshID()
  }
}
