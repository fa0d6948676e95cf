import BillingCore

/// The days that a demo is about, all counted back from today.
///
/// The three spikes lie in the running month where it has three whole days. In a younger month the
/// latest of them is in it (on the 1st: today itself, already far above a whole day) and the others
/// lie within the seven days before.
struct DemoTimeline {
  /// What every day's volume depends on, worked out once for all series.
  struct Facts {
    let weekday: Int
    let month: Int
    let season: Int64
    let isFirstOfMonth: Bool
    let isLastOfMonth: Bool
  }

  static let firstDay = Day(number: -719_162)
  static let lastDay = Day(number: 2_932_896)

  let today: Day
  let first: Day
  let facts: [Facts]

  init(today: Day, days: Int) {
    self.today = min(max(today, Self.firstDay), Self.lastDay)
    let reach = min(max(days, 0), self.today.distance(to: Self.firstDay).magnitude.asInt)
    first = self.today - reach
    let start = first.month
    facts = (first...self.today).map { day in
      let month = day.month
      let number = day.dayOfMonth
      return Facts(
        weekday: day.weekday.rawValue, month: start.distance(to: month),
        season: Self.season[month.month - 1], isFirstOfMonth: number == 1,
        isLastOfMonth: number == month.length)
    }
  }

  /// Per mille by month of the year: a quiet summer, a busy end.
  private static let season: [Int64] = [
    990, 985, 1000, 1005, 1005, 1000, 985, 980, 1000, 1010, 1015, 1020,
  ]

  var months: [Month] { Array(first.month...today.month) }

  /// The first day of the first month that is there from its 1st; today where there is none.
  var firstWholeMonth: Day {
    let start = first.dayOfMonth == 1 ? first : (first.month + 1).first
    return min(start, today)
  }

  func ago(_ days: Int) -> Day { today - days }

  /// The place of a day in `facts`; outside it where the demo does not reach back so far.
  func index(ago days: Int) -> Int { facts.count - 1 - days }

  /// A later day, as far as the calendar goes.
  func capped(_ day: Day) -> Day { min(day, Self.lastDay) }

  /// How many days ago the three spikes were: volume, unit price, new account.
  var spikesAgo: (volume: Int, price: Int, newAccount: Int) {
    let wholeDays = today.dayOfMonth - 1
    switch wholeDays {
    case 0: return (0, 3, 6)
    case 1: return (1, 4, 7)
    case 2: return (1, 2, 5)
    case 3...8: return (1, (wholeDays + 1) / 2, wholeDays)
    default: return (2, 5, 9)
    }
  }

  /// What was imported first reaches to two days ago; yesterday and today came this morning.
  var firstImportEndsAgo: Int { 2 }
  /// Days whose first figures were revised by this morning's import.
  var restatedAgo: ClosedRange<Int> { 2...3 }
}

extension UInt {
  fileprivate var asInt: Int { Int(clamping: self) }
}
