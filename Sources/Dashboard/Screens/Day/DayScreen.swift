package import BillingCore
import BillingService
package import TerminalUI

/// Why a day is what it is: the amount against its usual, and who made the difference.
package struct DayScreen: Screen {
  package let group: BillingGroupID
  package let groupName: String
  package var day: Day
  package let category: String?
  package let account: UsageAccount?
  package var breakdown: UsageScreen.Breakdown? = nil
  package var list = ListState<Int>()
  /// Whether it stands below a list that has the keys.
  var isBeside = false

  package init(
    group: BillingGroupID, name: String, day: Day, category: String? = nil,
    account: UsageAccount? = nil
  ) {
    self.group = group
    groupName = name
    self.day = day
    self.category = category
    self.account = account
  }

  package func crumb(_ names: DisplayNames) -> String { day.weekdayText }

  package func load(from backend: any Backend) throws(BillingError) -> DayReading {
    try DayReading(self, from: backend)
  }

  package func availability(
    of command: AppCommand, _ content: DayReading?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom: return .available
    case .left, .right, .open, .breakdown, .copy: return .available
    case .acknowledge: return acknowledgeAvailability(content, context)
    case .reveal: return .available
    default: return nil
    }
  }

  private func acknowledgeAvailability(
    _ content: DayReading?, _ context: ScreenContext
  ) -> Availability {
    guard context.access.allows(.administerBilling, in: group) else { return .hidden }
    guard content?.isSpike == true || content?.explained.acknowledgement != nil else {
      return .disabled("this day is not a spike")
    }
    return GroupAction.privacyReason(context).map(Availability.disabled) ?? .available
  }

  package mutating func run(
    _ command: AppCommand, _ content: DayReading, _ context: ScreenContext
  ) -> [ScreenAction] {
    let ids = Array(rows(content).indices)
    let visible = max(1, layout(content, context).list.height - 1)
    if list.run(command, in: ids, visible: visible) { return [] }
    switch command {
    case .left: return go(to: day - 1)
    case .right: return go(to: day + 1)
    case .breakdown: nextBreakdown()
    case .open: return openRow(content, context)
    case .copy: return [.copy(sentence(content, context), what: "the explanation")]
    case .reveal: return [.toggleReveal]
    case .acknowledge: return acknowledge(content, context)
    default: break
    }
    return []
  }

  private mutating func go(to other: Day) -> [ScreenAction] {
    day = other
    list = ListState()
    return [.reload]
  }

  /// Category and account together, then each alone.
  private mutating func nextBreakdown() {
    breakdown = breakdown == nil ? .category : breakdown == .category ? .account : nil
    list = ListState()
  }

  /// A row leads to the records behind it.
  private func openRow(_ content: DayReading, _ context: ScreenContext) -> [ScreenAction] {
    let rows = rows(content)
    guard let index = list.index(in: Array(rows.indices)) else { return [] }
    let row = rows[index].driver
    return [
      .push(
        RecordsScreen(
          group: group, name: groupName, range: DayRange(day),
          category: row.category.isEmpty ? nil : row.category, titled: row.title,
          account: rows[index].hasAccount
            ? UsageAccount(id: row.account, name: row.accountName) : nil))
    ]
  }

  func layout(_ content: DayReading, _ context: ScreenContext) -> DayLayout {
    DayLayout(
      context.body, rows: rows(content).count, weeks: content.sameWeekdays(as: day).count)
  }

  /// One row of the explanation, in its currency.
  struct Row {
    let driver: SpikeDriver
    let hasAccount: Bool
    /// Of the excess on a spike's day, else of the day.
    let share: Double
  }

  func rows(_ content: DayReading) -> [Row] {
    content.reports.flatMap { report -> [Row] in
      let drivers =
        switch breakdown {
        case .category: report.byCategory
        case .account: report.byAccount
        case nil: report.drivers
        }
      return ordered(drivers, report)
    }
    .filter { row in
      (category == nil || row.driver.category.isEmpty || row.driver.category == category)
        && (account == nil || !row.hasAccount || row.driver.account == account?.id)
    }
  }

  /// By what they add to a spike; on any other day by what they are.
  private func ordered(_ drivers: [SpikeDriver], _ report: DayReport) -> [Row] {
    let hasAccount = breakdown != .category
    guard report.spike == nil else {
      return drivers.map { Row(driver: $0, hasAccount: hasAccount, share: $0.share) }
    }
    let total = report.amount?.amount ?? .zero
    return drivers.filter { !$0.amount.amount.isZero }
      .sorted { $0.amount.amount > $1.amount.amount }
      .map {
        let share = PercentWords.fraction($0.amount.amount, of: total)
        return Row(driver: $0, hasAccount: hasAccount, share: max(0, share))
      }
  }

  package func position(_ content: DayReading, _ context: ScreenContext) -> String {
    let rows = rows(content)
    guard let index = list.index(in: Array(rows.indices)) else { return "" }
    return "\(index + 1)/\(rows.count)"
  }

  private func acknowledge(_ content: DayReading, _ context: ScreenContext)
    -> [ScreenAction]
  {
    [GroupAction.acknowledge.opening(group, day.text, context)]
  }
}
