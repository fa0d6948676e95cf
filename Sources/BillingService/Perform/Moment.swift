package import BillingCore

/// When an operation runs. Handed in, so that the same question has the same answer in a test.
package struct Moment: Hashable, Sendable {
  package let today: Day
  package let now: Timestamp

  package init(today: Day, now: Timestamp) {
    self.today = today
    self.now = now
  }
}
