package import BillingCore
import BillingService
package import TerminalUI

/// What everything in reach spends, or one category of it: by day or month, stacked by group,
/// category or account. The organization's end of the way down to the records.
package struct SpendScreen: Screen {
  /// Nil is the running month, by day.
  package var chosen: ChartPeriod?
  /// Narrowed to one category.
  package let category: String?
  /// The category as people call it; nil is its id.
  private let categoryTitle: String?
  package var breakdown: UsageDimension = .group
  /// Nil is the one that most is told apart in.
  package var currency: Currency?
  /// The first day of the bar under the cursor; nil follows the newest.
  package var cursor: Day?
  package var list = ListState<SeriesKey>()
  package var stacks = true
  package var clips = false
  package var showsTable = false
  private var text = ""

  /// Nil is the running month.
  package init(range: DayRange?, category: String? = nil, titled: String? = nil) {
    chosen = range.map { ChartPeriod($0) }
    self.category = category
    categoryTitle = titled
  }

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package func crumb(_ names: DisplayNames) -> String { categoryTitle ?? category ?? "Spend" }

  package func load(from backend: any Backend) throws(BillingError) -> SpendReading {
    try SpendReading(self, from: backend)
  }

  package mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext)
    -> [ScreenAction]
  {
    var period = period(context.today)
    period.choose(choice, today: context.today)
    chosen = period
    cursor = nil
    return [.reload]
  }

  func period(_ today: Day) -> ChartPeriod { chosen ?? ChartPeriod(today.month.days) }

  /// The currency that is looked at; two are never added.
  func part(_ content: SpendReading) -> SpendReading.Part? {
    content.parts.first { $0.currency == currency } ?? content.parts.first
  }

  func rows(_ content: SpendReading, _ names: DisplayNames) -> [SpendReading.Row] {
    (part(content)?.rows ?? []).filter { ListFilter.matches(text, title($0, names)) }
  }

  func title(_ row: SpendReading.Row, _ names: DisplayNames) -> String {
    if let group = row.key.group { return names.group(row.title, id: group) }
    if let account = row.key.account ?? nil { return names.account(row.title, id: account) }
    return row.title
  }

  func selected(_ rows: [SpendReading.Row]) -> SpendReading.Row? {
    list.index(in: rows.map(\.key)).map { rows[$0] }
  }

  /// The bar under the cursor: the one that was chosen, else the newest that is known.
  func cursorIndex(_ part: SpendReading.Part) -> Int {
    let slots = part.slots
    if let cursor, let index = slots.firstIndex(where: { $0.days.contains(cursor) }) {
      return index
    }
    return slots.lastIndex { $0.amounts != nil } ?? max(0, slots.count - 1)
  }

  package func position(_ content: SpendReading, _ context: ScreenContext) -> String {
    list.position(in: rows(content, context.names).map(\.key))
  }
}
