/// A run of days, both ends included; never empty.
package struct DayRange: Hashable, Sendable {
  package let first: Day
  package let last: Day

  package init(first: Day, last: Day) {
    precondition(first <= last, "a range of days runs forward")
    self.first = first
    self.last = last
  }

  package init(_ day: Day) {
    self.init(first: day, last: day)
  }

  package var count: Int { first.distance(to: last) + 1 }
  package var days: ClosedRange<Day> { first...last }
  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  package func clipped(to other: DayRange) -> DayRange? {
    let from = max(first, other.first)
    let to = min(last, other.last)
    return from <= to ? DayRange(first: from, last: to) : nil
  }

  /// The months that the range touches, each clipped to it.
  package var months: [DayRange] {
    (first.month...last.month).compactMap { $0.days.clipped(to: self) }
  }

  /// `2026-11-01 – 2026-11-20`, or the one day.
  package var text: String { count == 1 ? first.text : "\(first.text) – \(last.text)" }
}
