package import BillingCore

/// How much of a group's history its chart shows up to now, without naming a day: what can be kept
/// from one start to the next.
package struct ChartSpan: Hashable, Sendable {
  package var months: Int
  package var aggregation: Aggregation

  package init(months: Int = 1, _ aggregation: Aggregation = .daily) {
    self.months = months
    self.aggregation = aggregation
  }

  /// Nil for days that are not whole months up to the running one.
  init?(_ period: ChartPeriod, today: Day) {
    let range = period.range
    guard range.first.dayOfMonth == 1, range.last == today.month.last else { return nil }
    self.init(months: range.first.month.distance(to: today.month) + 1, period.aggregation)
  }

  func period(today: Day) -> ChartPeriod {
    let first = (today.month - (max(1, months) - 1)).first
    return ChartPeriod(DayRange(first: first, last: today.month.last), aggregation)
  }
}
