package import BillingCore
package import BillingService
package import TerminalUI

/// The organization: its units with their accounts and the groups that pay for them, its domain,
/// its address book. A unit leads to what lies below it, an account to its usage.
package struct OrganizationScreen: Screen {
  /// Which part takes the keys.
  package enum Pane: Hashable, Sendable {
    case units, addresses
  }

  /// The organization, this month's spend by account, and the address book.
  package struct Content: Sendable {
    package let outcome: ShowOrganization.Outcome
    package let spent: [AccountID: MoneyBag]
    package let addresses: [PostalAddress]
    /// Made once: thousands of accounts are not put in order for every picture.
    let rows: [UnitTree.Row]

    init(
      _ outcome: ShowOrganization.Outcome, spent: [AccountID: MoneyBag],
      addresses: [PostalAddress], below unit: UnitID?
    ) {
      self.outcome = outcome
      self.spent = spent
      self.addresses = addresses
      rows = UnitTree(outcome, spent: spent, below: unit).rows
    }
  }

  /// Narrowed to what lies below a unit.
  package let unit: OrganizationalUnit?
  package var pane: Pane = .units
  var list = ListState<UnitTree.ID>()
  package var addresses = ListState<Int>()
  private var text = ""

  package init(unit: OrganizationalUnit? = nil) {
    self.unit = unit
  }

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String {
    guard let unit else { return "Organization" }
    return names.isPrivate ? names.person(unit.id.text) : unit.name
  }

  package func load(from backend: any Backend) throws(BillingError) -> Content {
    // Asked for first: who may not administer the organization is told so, and sees nothing of it.
    let addresses = try backend.read(ReadAddressBook())
    let month = backend.moment.today.month
    let report = try backend.read(
      UsageReport(range: month.days, aggregation: .monthly, by: [.account]))
    var spent: [AccountID: MoneyBag] = [:]
    spent.reserveCapacity(report.rows.count)
    for row in report.rows {
      if let account = row.key.account ?? nil { spent[account, default: MoneyBag()].add(row.price) }
    }
    return Content(
      try backend.read(ShowOrganization()), spent: spent, addresses: addresses, below: unit?.id)
  }

  /// The rows that the filter lets through: by name, or by the group that pays.
  func rows(_ content: Content, _ names: DisplayNames) -> [UnitTree.Row] {
    if text.isEmpty { return content.rows }
    return content.rows.filter { row in
      ListFilter.matches(text, title(row, names), row.account.map { group($0, names) } ?? "")
    }
  }

  func title(_ row: UnitTree.Row, _ names: DisplayNames) -> String {
    if let line = row.account { return names.account(line.account) }
    guard names.isPrivate, case .unit(let id) = row.id else { return row.name }
    return names.person(id.text)
  }

  func group(_ line: ShowOrganization.AccountLine, _ names: DisplayNames) -> String {
    line.group.map { names.group(line.groupName, id: $0) } ?? "no group"
  }

  func selected(_ rows: [UnitTree.Row]) -> UnitTree.Row? {
    list.index(in: rows.map(\.id)).map { rows[$0] }
  }

  package func position(_ content: Content, _ context: ScreenContext) -> String {
    if pane == .addresses { return addresses.position(in: Array(content.addresses.indices)) }
    return list.position(in: rows(content, context.names).map(\.id))
  }
}

/// Where the parts of the organization's page stand.
struct OrganizationLayout {
  let summary: Rect
  let tree: Rect
  let addresses: Rect

  init(_ context: ScreenContext, addresses count: Int, _ pane: OrganizationScreen.Pane) {
    let body = context.body.inset(left: 1, right: 1)
    let (top, rest) = body.splitTop(body.height >= 12 ? 3 : 1)
    summary = top
    let wanted = pane == .addresses ? rest.height / 2 : rest.height >= 18 ? min(count + 2, 5) : 0
    (tree, addresses) = rest.splitBottom(wanted)
  }

  var visibleRows: Int { max(1, tree.height - 1) }
}
