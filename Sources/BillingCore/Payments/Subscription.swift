/// The life of a subscription; each state holds what belongs to it.
package enum SubscriptionState: Hashable, Sendable {
  case active
  /// Runs on until the day, and can be resumed before it.
  case cancelling(endsOn: Day)
  case cancelled(on: Day)
}

/// A plan that takes over on a day.
package struct SubscriptionChange: Hashable, Sendable {
  package var plan: String
  package var startsOn: Day

  package init(plan: String, startsOn: Day) {
    self.plan = plan
    self.startsOn = startsOn
  }
}

/// The plan a group is on.
package struct Subscription: Hashable, Sendable {
  /// A plan's id in the catalog.
  package var plan: String
  package var since: Day
  package var state: SubscriptionState
  package var next: SubscriptionChange?

  package init(
    plan: String, since: Day, state: SubscriptionState = .active, next: SubscriptionChange? = nil
  ) {
    self.plan = plan
    self.since = since
    self.state = state
    self.next = next
  }
}
