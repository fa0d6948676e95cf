import BillingCore
import BillingService

/// The organization as a list: units with their accounts below them, accounts with their
/// subaccounts, each as deep as it lies; and what each came to this month.
struct UnitTree {
  /// What a row is of.
  enum ID: Hashable, Sendable {
    case unit(UnitID)
    case account(AccountID)
    /// Accounts without a unit.
    case rest
  }

  /// One row.
  struct Row: Sendable {
    let id: ID
    let name: String
    let depth: Int
    let account: ShowOrganization.AccountLine?
    /// How many accounts lie below, at any depth.
    let accounts: Int
    let spent: MoneyBag
  }

  private let units: [UnitID?: [OrganizationalUnit]]
  private let accounts: [UnitID?: [ShowOrganization.AccountLine]]
  private let children: [AccountID: [ShowOrganization.AccountLine]]
  private let spent: [AccountID: MoneyBag]
  private(set) var rows: [Row] = []

  /// Everything, or what lies below one unit.
  init(_ outcome: ShowOrganization.Outcome, spent: [AccountID: MoneyBag], below root: UnitID?) {
    let known = Set(outcome.units.map(\.id))
    let below = outcome.accounts.filter { $0.account.parent != nil }
    let ids = below.isEmpty ? [] : Set(outcome.accounts.map(\.account.id))
    units = Dictionary(grouping: outcome.units) { unit in
      unit.parent.flatMap { known.contains($0) ? $0 : nil }
    }
    let tops = outcome.accounts.filter { line in
      line.account.parent.map { !ids.contains($0) } ?? true
    }
    accounts = Dictionary(grouping: tops) { line in
      line.account.unit.flatMap { known.contains($0) ? $0 : nil }
    }
    children = Dictionary(grouping: below) {
      $0.account.parent ?? $0.account.id
    }
    self.spent = spent
    var seen: Set<ID> = []
    addUnits(below: root, depth: 0, &seen)
    addAccounts(of: root, depth: 0, &seen)
  }

  /// A tree that bites its own tail is shown once.
  private mutating func addUnits(below parent: UnitID?, depth: Int, _ seen: inout Set<ID>) {
    for unit in units[parent] ?? [] where seen.insert(.unit(unit.id)).inserted {
      let place = rows.count
      addUnits(below: unit.id, depth: depth + 1, &seen)
      addAccounts(of: unit.id, depth: depth + 1, &seen)
      let below = rows[place...].compactMap(\.account)
      let sums = below.reduce(into: MoneyBag()) { $0.add(spent[$1.account.id] ?? MoneyBag()) }
      rows.insert(
        Row(
          id: .unit(unit.id), name: unit.name, depth: depth, account: nil, accounts: below.count,
          spent: sums), at: place)
    }
  }

  private mutating func addAccounts(of unit: UnitID?, depth: Int, _ seen: inout Set<ID>) {
    for line in accounts[unit] ?? [] { add(line, depth: depth, &seen) }
  }

  private mutating func add(
    _ line: ShowOrganization.AccountLine, depth: Int, _ seen: inout Set<ID>
  ) {
    // What has no parent is not below itself.
    if line.account.parent != nil {
      guard seen.insert(.account(line.account.id)).inserted else { return }
    }
    let below = children[line.account.id] ?? []
    rows.append(
      Row(
        id: .account(line.account.id), name: line.account.name, depth: depth, account: line,
        accounts: below.count, spent: spent[line.account.id] ?? MoneyBag()))
    for child in below { add(child, depth: depth + 1, &seen) }
  }
}
