/// A calendar month, as a number: months since year 0.
package struct Month: Hashable, Comparable, Strideable, Sendable {
  package let index: Int32

  package init(index: Int32) {
    self.index = index
  }

  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    index = Int32(year * 12 + month - 1)
  }

  /// Reads `YYYY-MM` and nothing else.
  package init?(_ text: String) {
    guard let day = Day(text + "-01") else { return nil }
    self = day.month
  }

  package static func < (a: Month, b: Month) -> Bool { a.index < b.index }
  package func advanced(by months: Int) -> Month { Month(index: index + Int32(months)) }
  package func distance(to other: Month) -> Int { Int(other.index) - Int(index) }
  package static func + (month: Month, months: Int) -> Month { month.advanced(by: months) }
  package static func - (month: Month, months: Int) -> Month { month.advanced(by: -months) }

  package var year: Int { Int(index) / 12 }
  package var month: Int { Int(index) % 12 + 1 }
  package var length: Int { Day.length(year: year, month: month) }
  package var first: Day { Day(number: Day.number(year: year, month: month, day: 1)) }
  package var last: Day { first + (length - 1) }
  package var days: DayRange { DayRange(first: first, last: last) }

  /// The day of this number, or the last one when the month is shorter.
  package func day(clamped number: Int) -> Day { first + (min(max(number, 1), length) - 1) }

  package var name: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ][month - 1]
  }

  package var shortName: String { String(name.prefix(3)) }
  /// `2026-11`.
  package var text: String { "\(Day.padded(year, 4))-\(Day.padded(month, 2))" }
}
