/// The usage API's predefined periods, all of UTC.
package enum NamedPeriod: String, CaseIterable, Sendable {
  case yesterday = "YESTERDAY"
  case thisMonth = "THIS_MONTH"
  case lastMonth = "LAST_MONTH"
  case thisYear = "THIS_YEAR"

  /// The days it stands for when today is `today`; running periods end today.
  package func days(today: Day) -> DayRange {
    switch self {
    case .yesterday: DayRange(today - 1)
    case .thisMonth: DayRange(first: today.month.first, last: today)
    case .lastMonth: (today.month - 1).days
    case .thisYear: DayRange(first: Month(index: Int32(today.year * 12)).first, last: today)
    }
  }

  package var title: String {
    switch self {
    case .yesterday: "Yesterday"
    case .thisMonth: "This month"
    case .lastMonth: "Last month"
    case .thisYear: "This year"
    }
  }
}
