import BillingCore

extension DayRange {
  /// How many of its days are that one or later.
  func count(from day: Day) -> Int { max(0, min(count, day.distance(to: last) + 1)) }
}

/// How far back a day is judged from.
enum ReadingWindow {
  /// What a category or an account of a group is judged from, before the day.
  static let partDays = 91
  /// Without data for longer than this before a month, nothing is said about its end.
  static let longestGap = 7

  /// The quarter before the day's own: a day is judged alike wherever it is asked about.
  static func start(for day: Day) -> Day {
    let month = day.month
    let quarter = month - (month.month - 1) % 3
    return (quarter - 3).first
  }

  /// The range in pieces that are judged from the same start.
  static func pieces(of range: DayRange) -> [DayRange] {
    var pieces: [DayRange] = []
    var first = range.first
    while first <= range.last {
      let next = start(for: first).month + 6
      let last = min(range.last, next.first - 1)
      pieces.append(DayRange(first: first, last: last))
      first = last + 1
    }
    return pieces
  }
}
