package import BillingCore
import TerminalUI

/// The days that a chart shows and how they are grouped; what the period keys change.
package struct ChartPeriod: Hashable, Sendable {
  package var range: DayRange
  package var aggregation: Aggregation
  /// The days that were widened to a year of months: by day they are meant again.
  private var days: DayRange?

  package init(_ range: DayRange, _ aggregation: Aggregation = .daily) {
    self.range = range
    self.aggregation = aggregation
  }

  static let commands: Set<AppCommand> = [
    .daily, .monthly, .earlier, .later, .wider, .narrower, .today, .period,
  ]

  mutating func choose(_ choice: PeriodChoice, today: Day) {
    days = nil
    switch choice {
    case .named(.thisMonth): range = today.month.days
    case .named(let period): range = period.days(today: today)
    case .days(let days): range = days
    }
    aggregation = range.count > 100 ? .monthly : .daily
  }

  mutating func run(_ command: AppCommand, today: Day) {
    switch command {
    case .daily:
      aggregation = .daily
      if let days { range = days }
      days = nil
    case .monthly:
      aggregation = .monthly
      widenToMonths()
    default: move(command, today: today)
    }
  }

  private mutating func move(_ command: AppCommand, today: Day) {
    days = nil
    switch command {
    case .earlier: shift(by: -1)
    case .later: shift(by: 1)
    case .wider: resize(by: 1)
    case .narrower: resize(by: -1)
    case .today: range = period(with: today)
    default: break
    }
  }

  /// The grain that there is already can't be chosen.
  func availability(of command: AppCommand) -> Availability {
    switch (command, aggregation) {
    case (.daily, .daily): .disabled("this is by day")
    case (.monthly, .monthly): .disabled("this is by month")
    default: .available
    }
  }

  private var isWholeMonths: Bool {
    range.first.dayOfMonth == 1 && range.last == range.last.month.last
  }
  private var monthCount: Int { range.first.month.distance(to: range.last.month) + 1 }

  /// A single month says little by month: a year of them does.
  private mutating func widenToMonths() {
    guard monthCount < 3 else { return }
    let last = range.last.month
    days = range
    range = DayRange(first: (last - 11).first, last: last.last)
  }

  /// Whole months move by their number of months, other days by their number of days; not so far
  /// that a year could no longer be written.
  private mutating func shift(by direction: Int) {
    let days = range.count * direction
    guard (Self.first...Self.last).contains(range.first + days) else { return }
    if isWholeMonths {
      let months = monthCount * direction
      range = DayRange(
        first: (range.first.month + months).first, last: (range.last.month + months).last)
    } else {
      range = DayRange(first: range.first + days, last: range.last + days)
    }
  }

  private static let first = Month(index: 1970 * 12).first
  private static let last = Month(index: 2200 * 12).first
  private static let steps = [1, 3, 6, 12, 24]

  /// The next longer or shorter run of months that ends where this one ends.
  private mutating func resize(by direction: Int) {
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
