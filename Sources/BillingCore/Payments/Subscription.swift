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

/// Days on which a plan ran that no longer does.
package struct PastPlan: Hashable, Sendable {
  package var plan: String
  package var days: DayRange

  package init(plan: String, days: DayRange) {
    self.plan = plan
    self.days = days
  }
}

/// The plan a group is on.
package struct Subscription: Hashable, Sendable {
  /// A plan's id in the catalog.
  package var plan: String
  package var since: Day
  package var state: SubscriptionState
  package var next: SubscriptionChange?
  /// The last day that was paid when the plan was bought; invoices charge the days after it.
  package var paidThrough: Day?
  /// Earlier plans, oldest first: what a month's invoice charges for the days before `since`.
  package var past: [PastPlan]

  package init(
    plan: String, since: Day, state: SubscriptionState = .active, next: SubscriptionChange? = nil,
    paidThrough: Day? = nil, past: [PastPlan] = []
  ) {
    self.plan = plan
    self.since = since
    self.state = state
    self.next = next
    self.paidThrough = paidThrough
    self.past = past
  }
}
