import BillingCore
import BillingDemo

/// What each group's days come to, straight from the records.
struct DayTotals {
  let today: Day
  private(set) var days: [BillingGroupID: [Day: Double]] = [:]

  init(_ demo: DemoOrganization) {
    today = demo.today
    for record in demo.records {
      days[record.group, default: [:]][record.days.first, default: 0] +=
        record.price.amount.approximate
    }
  }

  /// The day against the median of its weekday in the eight weeks before; nil without such days.
  func ratio(_ group: BillingGroupID, _ day: Day) -> Double? {
    let all = days[group] ?? [:]
    let like = (1...8).compactMap { all[day - 7 * $0] }.sorted()
    guard like.count >= 3, let value = all[day] else { return nil }
    return value / like[like.count / 2]
  }

  var runningMonth: [Day] { Array(today.month.first...today) }
}

/// The days that calendars stumble over.
enum Days {
  static let ordinary = Day(year: 2026, month: 11, day: 20)!
  static let odd = [
    Day(year: 2026, month: 11, day: 1)!, Day(year: 2026, month: 11, day: 2)!,
    Day(year: 2026, month: 11, day: 3)!, Day(year: 2026, month: 11, day: 6)!,
    Day(year: 2026, month: 8, day: 31)!, Day(year: 2028, month: 2, day: 29)!,
    Day(year: 2027, month: 1, day: 1)!, Day(year: 2027, month: 3, day: 1)!, ordinary,
  ]
  static let far = [
    Day(year: 1, month: 1, day: 1)!, Day(year: 1, month: 12, day: 5)!,
    Day(year: 1899, month: 2, day: 28)!, Day(year: 1970, month: 1, day: 1)!,
    Day(year: 2999, month: 7, day: 15)!, Day(year: 9999, month: 12, day: 31)!,
    Day(number: .max), Day(number: .min),
  ]
}
