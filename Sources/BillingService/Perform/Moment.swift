package import BillingCore

/// When an operation runs. Handed in, so that the same question has the same answer in a test.
package struct Moment: Hashable, Sendable {
  package let today: Day
  package let now: Timestamp
  /// So many of the last days with data may still change.
  package let settlingDays: Int

  package init(today: Day, now: Timestamp, settlingDays: Int = 0) {
    self.today = today
    self.now = now
    self.settlingDays = max(0, settlingDays)
  }

  /// The first day that may still change, of data up to `asOf`: today, or one that settles.
  package func firstOpen(asOf: Day) -> Day { min(today, asOf - settlingDays + 1) }
}
