package import BillingCore

/// The period before that a period is compared with: as many days, never an unfinished one.
package enum LikePeriod {
  /// For days of one month the same days of the month before, where it has as many; a whole month
  /// the month before; anything else the days right before it.
  package static func before(_ range: DayRange) -> DayRange {
    let month = range.first.month
    guard range.last.month == month, range.first == month.first else {
      return DayRange(first: range.first - range.count, last: range.first - 1)
    }
    let earlier = (month - 1).days
    if range == month.days { return earlier }
    if range.count <= earlier.count {
      return DayRange(first: earlier.first, last: earlier.first + (range.count - 1))
    }
    return DayRange(first: earlier.last - (range.count - 1), last: earlier.last)
  }
}

/// Two periods side by side in one currency.
package struct Comparison: Hashable, Sendable {
  package let before: Money
  package let after: Money

  package init(before: Money, after: Money) {
    self.before = before
    self.after = after
  }

  package var change: Money { after - before }

  /// In per cent of the earlier one; nil where that is nothing or negative.
  package var percent: Double? {
    guard before.amount > .zero else { return nil }
    return change.amount.approximate / before.amount.approximate * 100
  }
}
