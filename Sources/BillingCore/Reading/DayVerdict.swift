/// What a day was, in one word.
package enum DayReading: String, Hashable, Sendable, CaseIterable {
  /// No data at all for this day; not a day of zero.
  case missing
  /// Too few days before it to judge.
  case learning
  case normal
  case spike
  /// Spend where there was none before.
  case new
  /// Above the limit, but about the same came on the same day of the month before.
  case monthly
  /// Below the usual: late data rather than savings; a hint, never an alarm.
  case drop
}

/// How one day of one series compares with the days before it.
package struct DayVerdict: Hashable, Sendable {
  package var day: Day
  package var reading: DayReading
  /// Nil when the day is missing.
  package var amount: Double?
  package var expected: Double
  package var usualLow: Double
  package var usualHigh: Double
  /// An amount of at least this is an alarm; nil while learning.
  package var limit: Double?
  /// 1 and more is an alarm.
  package var score: Double
  /// 1 and more is a drop hint.
  package var dropScore: Double
  /// Set on the day on which a lasting change was accepted: its first day.
  package var newNormalSince: Day?
  /// The day may still grow: it can be an alarm already, never a drop, and teaches nothing.
  package var isProvisional: Bool

  package var isAlarm: Bool { reading == .spike || reading == .new }
  package var excess: Double { (amount ?? expected) - expected }

  package init(day: Day, amount: Double?, expected: Double, isProvisional: Bool) {
    self.day = day
    self.amount = amount
    self.expected = expected
    self.isProvisional = isProvisional
    reading = amount == nil ? .missing : .learning
    usualLow = expected
    usualHigh = expected
    score = 0
    dropScore = 0
  }
}
