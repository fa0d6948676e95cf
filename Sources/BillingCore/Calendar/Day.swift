/// A UTC calendar day, as a number: days since 1970-01-01.
package struct Day: Hashable, Comparable, Strideable, Sendable {
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// Nil for a day that the calendar does not have, and outside the years 1–9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Day.length(year: year, month: month)).contains(day) else { return nil }
    number = Day.number(year: year, month: month, day: day)
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }
  package func distance(to other: Day) -> Int { Int(other.number) - Int(number) }
  package static func + (day: Day, days: Int) -> Day { day.advanced(by: days) }
  package static func - (day: Day, days: Int) -> Day { day.advanced(by: -days) }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
