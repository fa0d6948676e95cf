import BillingCore
import BillingService

/// A day explained, and the weeks around it that say what is usual.
package struct DayReading: Sendable {
  let explained: ExplainDay.Outcome
  let around: GroupUsage.Outcome

  /// How many weeks back the same weekday is looked up.
  static let weeks = 6
  /// How many days are seen on each side.
  static let reach = 7

  init(_ screen: DayScreen, from backend: any Backend) throws(BillingError) {
    explained = try backend.read(ExplainDay(.id(screen.group), screen.day))
    let range = DayRange(first: screen.day - 7 * Self.weeks, last: screen.day + Self.reach)
    around = try backend.read(
      GroupUsage(group: .id(screen.group), range: range, aggregation: .daily, withParts: false))
  }

  var reports: [DayReport] { explained.reports }
  var isSpike: Bool { reports.contains { $0.spike != nil } }
  /// A day that may still grow says nothing yet about more or less.
  var isPartial: Bool { reports.first?.state == .partial }

  /// The day and the same weekday of the weeks before, newest first, as far as something is known.
  func sameWeekdays(as day: Day) -> [GroupUsage.Bar] {
    (0...Self.weeks).compactMap { week in
      around.bars.first { $0.days.first == day - 7 * week }
    }
    .filter { $0.amount != nil }
  }

  /// Two weeks with the day in their middle.
  func neighbours(of day: Day) -> [GroupUsage.Bar] {
    around.bars.filter { $0.days.first.distance(to: day).magnitude <= Self.reach }
  }
}
