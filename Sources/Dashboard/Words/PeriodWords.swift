import BillingCore

/// Periods as people name them: `Nov 1–20`, `November 2026`, `Nov 2025 – Oct 2026`.
enum PeriodWords {
  static func text(_ range: DayRange, today: Day) -> String {
    let first = range.first
    let last = range.last
    if range.count == 1 { return year(first, today, first.weekdayText) }
    let wholeMonths = first.dayOfMonth == 1 && last == last.month.last
    if wholeMonths, first.month == last.month { return "\(first.month.name) \(first.year)" }
    if wholeMonths { return "\(name(first.month)) – \(name(last.month))" }
    if first.month == last.month {
      return year(last, today, "\(first.shortText)–\(last.dayOfMonth)")
    }
    return "\(year(first, today, first.shortText)) – \(year(last, today, last.shortText))"
  }

  private static func name(_ month: Month) -> String { "\(month.shortName) \(month.year)" }

  /// Another year than today's is said.
  private static func year(_ day: Day, _ today: Day, _ text: String) -> String {
    day.year == today.year ? text : "\(text), \(day.year)"
  }
}
