import BillingCore

extension UsageScreen {
  package mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext)
    -> [ScreenAction]
  {
    switch choice {
    case .named(.thisMonth): range = context.today.month.days
    case .named(let period): range = period.days(today: context.today)
    case .days(let days): range = days
    }
    aggregation = range.count > 100 ? .monthly : .daily
    cursor = nil
    return [.reload]
  }

  mutating func changePeriod(_ command: AppCommand, _ context: ScreenContext) -> [ScreenAction] {
    switch command {
    case .daily: aggregation = .daily
    case .monthly:
      aggregation = .monthly
      widenToMonths(context.today)
    case .earlier: shift(by: -1)
    case .later: shift(by: 1)
    case .wider: resize(by: 1, context.today)
    case .narrower: resize(by: -1, context.today)
    default: range = period(with: context.today)
    }
    cursor = nil
    return [.reload]
  }

  private var isWholeMonths: Bool {
    range.first.dayOfMonth == 1 && range.last == range.last.month.last
  }
  private var monthCount: Int { range.first.month.distance(to: range.last.month) + 1 }

  /// A single month says little by month: a year of them does.
  private mutating func widenToMonths(_ today: Day) {
    guard monthCount < 3 else { return }
    let last = max(range.last.month, Month(index: range.last.month.index))
    range = DayRange(first: (last - 11).first, last: last.last)
  }

  /// Whole months move by their number of months, other days by their number of days.
  private mutating func shift(by direction: Int) {
    if isWholeMonths {
      let months = monthCount * direction
      range = DayRange(
        first: (range.first.month + months).first, last: (range.last.month + months).last)
    } else {
      let days = range.count * direction
      range = DayRange(first: range.first + days, last: range.last + days)
    }
  }

  private static let steps = [1, 3, 6, 12, 24]

  /// The next longer or shorter run of months that ends where this one ends.
  private mutating func resize(by direction: Int, _ today: Day) {
    let count = monthCount
    let next =
      direction > 0 ? Self.steps.first { $0 > count } : Self.steps.last { $0 < count }
    guard let next else { return }
    let last = range.last.month
    range = DayRange(first: (last - (next - 1)).first, last: last.last)
  }

  private func period(with today: Day) -> DayRange {
    let months = max(1, monthCount)
    return DayRange(first: (today.month - (months - 1)).first, last: today.month.last)
  }
}
