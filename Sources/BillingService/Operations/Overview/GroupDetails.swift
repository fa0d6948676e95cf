package import BillingCore

/// One group with everything its tabs show of it, but for usage.
package struct GroupDetails: ReadOperation {
  /// An account of the group and what it spent this month.
  package struct AccountLine: Hashable, Sendable {
    package let account: Account
    /// The names of its units, the outermost first.
    package let units: [String]
    package let isPrimary: Bool
    package let monthToDate: MoneyBag
  }

  /// The group's header, its accounts and its documents.
  package struct Outcome: Sendable {
    package let overview: GroupOverview
    package let group: BillingGroup
    package let accounts: [AccountLine]
    /// What records without an account come to.
    package let unattributed: MoneyBag
    /// What the asker is here.
    package let roles: [Role]
  }

  package static let info = OperationInfo(
    "overview.group", "Show a billing group", .capability(.viewBillingOverview))
  package let group: GroupReference
  package var target: OperationTarget { .group(group) }

  package init(_ group: GroupReference) {
    self.group = group
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let group = try scene.view.resolve(group)
    let spent = try Self.spent(group, scene)
    let units = Dictionary(
      scene.view.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let accounts = scene.view.accounts(of: group).map { account in
      AccountLine(
        account: account, units: Self.path(account.unit, units),
        isPrimary: account.id == group.primaryAccount,
        monthToDate: spent[account.id] ?? MoneyBag())
    }
    var book = try SpendBook(scene, [group])
    let overviews = try OverviewReader(scene).overviews([group], &book)
    let overview = book.explained(overviews, first: 1)[0]
    book.keep()
    return Outcome(
      overview: overview, group: group, accounts: accounts,
      unattributed: spent[nil] ?? MoneyBag(), roles: scene.access.roles(in: group.id))
  }

  private static func spent(_ group: BillingGroup, _ scene: Scene) throws(BillingError)
    -> [AccountID?: MoneyBag]
  {
    let question = UsageQuestion(
      range: DayRange(first: scene.today.month.first, last: scene.today), aggregation: .monthly,
      by: [.account], filter: UsageFilter(groups: [group.id]))
    var spent: [AccountID?: MoneyBag] = [:]
    for row in try scene.usage.table(question).rows {
      spent[row.key.account ?? nil, default: MoneyBag()].add(row.price)
    }
    return spent
  }

  private static func path(_ unit: UnitID?, _ units: [UnitID: OrganizationalUnit]) -> [String] {
    var path: [String] = []
    var seen: Set<UnitID> = []
    var next = unit
    while let id = next, seen.insert(id).inserted, let unit = units[id] {
      path.insert(unit.name, at: 0)
      next = unit.parent
    }
    return path
  }
}
