import BillingCore

extension BillingGroup {
  func runningSubscription(on day: Day) throws(BillingError) -> Subscription {
    guard let subscription = subscription?.settled(on: day), subscription.isRunning(on: day) else {
      throw .noSubscription(self)
    }
    return subscription
  }
}

extension BillingError {
  static func noSubscription(_ group: BillingGroup) -> BillingError {
    BillingError(
      .invalid, "“\(group.name)” has no subscription.",
      remedy: "Buy a plan with: billtop pay plan buy")
  }
}

extension Catalog {
  func title(ofPlan id: String) -> String { plan(id)?.title ?? id }
}
