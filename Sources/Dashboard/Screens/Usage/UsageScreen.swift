package import BillingCore
package import BillingService
package import TerminalUI

/// A group's spend by day or month, or that of one of its categories or accounts: chart, the day
/// under the cursor, and what it is made of.
package struct UsageScreen: Screen {
  /// What the breakdown lists.
  package enum Breakdown: Hashable, Sendable {
    case category, account
  }

  /// Which part takes the movement keys.
  package enum Pane: Hashable, Sendable {
    case chart, list
  }

  package let group: BillingGroupID
  package let groupName: String
  /// Narrowed to one category or one account, or both.
  package var category: String?
  /// The category as people call it; nil is its id.
  package var categoryTitle: String?
  package var account: UsageAccount?
  package var period: ChartPeriod
  /// The first day of the bar under the cursor; nil follows the newest.
  package var cursor: Day?
  package var breakdown: Breakdown = .category
  package var pane: Pane = .chart
  package var list = ListState<String>()
  package var showsOverlay = false
  package var clips = false
  package var stacks = false
  package var showsTable = false
  /// Whether it stands below a list that has the keys.
  var isBeside = false

  package init(
    group: BillingGroupID, name: String, range: DayRange, category: String? = nil,
    account: UsageAccount? = nil
  ) {
    self.group = group
    groupName = name
    period = ChartPeriod(range)
    self.category = category
    self.account = account
    breakdown = category != nil ? .account : .category
  }

  package func crumb(_ names: DisplayNames) -> String {
    let title = categoryTitle ?? category
    if let title, account != nil { return title }
    if let account { return account.title(names) }
    return title ?? names.group(groupName, id: group)
  }

  package func load(from backend: any Backend) throws(BillingError) -> GroupUsage.Outcome {
    try backend.read(
      GroupUsage(
        group: .id(group), range: range, aggregation: aggregation,
        categories: category.map { [$0] }, accounts: account.map { [$0.id] }))
  }

  package func position(_ content: GroupUsage.Outcome, _ context: ScreenContext) -> String {
    let count = content.bars.count
    return "\(cursorIndex(content) + 1)/\(count)"
  }
}

/// An account as the usage screens name it; nil is what has no account.
package struct UsageAccount: Hashable, Sendable {
  package let id: AccountID?
  package let name: String

  package init(id: AccountID?, name: String) {
    self.id = id
    self.name = name
  }

  func title(_ names: DisplayNames) -> String {
    id.map { names.account(name, id: $0) } ?? "Unattributed"
  }
}

extension UsageScreen {
  typealias Outcome = GroupUsage.Outcome

  /// The bar under the cursor: the one that was chosen, else the newest that is known.
  func cursorIndex(_ content: Outcome) -> Int {
    let bars = content.bars
    if let cursor, let index = bars.firstIndex(where: { $0.days.contains(cursor) }) { return index }
    return bars.lastIndex { $0.amount != nil } ?? max(0, bars.count - 1)
  }

  func currentBar(_ content: Outcome) -> GroupUsage.Bar? {
    let index = cursorIndex(content)
    return content.bars.indices.contains(index) ? content.bars[index] : nil
  }

  /// The rows of the breakdown, by what they are of.
  func parts(_ content: Outcome) -> [GroupUsage.Part] {
    breakdown == .category ? content.byCategory : content.byAccount
  }

  static func id(_ part: GroupUsage.Part) -> String {
    part.key.category ?? part.key.account?.map(\.text) ?? ""
  }

  func partTitle(_ part: GroupUsage.Part, _ content: Outcome, _ names: DisplayNames) -> String {
    if let category = part.key.category { return content.titles[category] ?? category }
    return usageAccount(part, content).title(names)
  }

  func usageAccount(_ part: GroupUsage.Part, _ content: Outcome) -> UsageAccount {
    guard let id = part.key.account ?? nil else { return UsageAccount(id: nil, name: "") }
    let name = content.accounts.first { $0.id == id }?.name ?? id.text
    return UsageAccount(id: id, name: name)
  }
}
