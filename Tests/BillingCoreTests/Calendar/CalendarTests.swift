import BillingCore
import Foundation
import Testing

/// All days of the calendar's whole cycle against the C library's: 400 years are 146,097 days.
@Suite struct CalendarTests {
  private static let cycle = 146_097

  @Test func everyDayOfTheCycleIsTheSame() throws {
    let first = try #require(Day("1900-01-01"))
    for number in 0..<Self.cycle {
      let day = first + number
      var seconds = time_t(day.number) * 86_400
      var fields = tm()
      gmtime_r(&seconds, &fields)
      let isSame =
        day.month.year == Int(fields.tm_year) + 1900 && day.month.month == Int(fields.tm_mon) + 1
        && day.dayOfMonth == Int(fields.tm_mday)
        && Day(year: day.month.year, month: day.month.month, day: day.dayOfMonth) == day
        && Day(day.text) == day && Timestamp(startOf: day).day == day
        && day.month.length == Day.length(year: day.month.year, month: day.month.month)
      guard isSame else {
        Issue.record("day \(day.number) is \(day.text), and by the C library \(fields)")
        return
      }
    }
    print("\(Self.cycle) days, 0 differences")
  }

  /// Weeks go on over leap days: the cycle is 20,871 weeks.
  @Test func everyWeekdayIsTheSame() throws {
    let first = try #require(Day("1900-01-01"))
    var names: [Int32: String] = [:]
    for number in 0..<Self.cycle {
      let day = first + number
      var seconds = time_t(day.number) * 86_400
      var fields = tm()
      gmtime_r(&seconds, &fields)
      let name = day.weekday.shortName
      if let known = names.updateValue(name, forKey: fields.tm_wday), known != name {
        Issue.record("\(day.text) is a \(name), not a \(known)")
        return
      }
    }
    #expect(names[1] == "Mon" && Set(names.values).count == 7)
  }

  @Test(arguments: [
    "1900-02-29", "2023-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "0000-01-01",
  ])
  func daysThatAreNotThere(_ text: String) {
    #expect(Day(text) == nil)
  }
}
