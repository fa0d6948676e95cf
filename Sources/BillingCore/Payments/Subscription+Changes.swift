/// What a change of plan costs and when it happens; said before it is done.
package struct PlanMove: Hashable, Sendable {
  package let subscription: Subscription
  package let startsOn: Day
  /// What this month's invoice will charge more (or less) because of it.
  package let thisMonth: Money
  package let monthlyBefore: Money
  package let monthlyAfter: Money
}

extension Subscription {
  /// The plan that runs on the day.
  package func plan(on day: Day) -> String {
    if let next, next.startsOn <= day { return next.plan }
    return plan
  }

  /// With a change that has come taken over into the plan, and an end that has come said.
  package func settled(on day: Day) -> Subscription {
    var result = self
    if let next, next.startsOn <= day {
      if since < next.startsOn {
        let days = DayRange(first: since, last: next.startsOn - 1)
        result.past.append(PastPlan(plan: plan, days: days))
      }
      result.plan = next.plan
      result.since = next.startsOn
      result.next = nil
    }
    if case .cancelling(let last) = state, last < day { result.state = .cancelled(on: last) }
    return result
  }

  /// A dearer plan starts today, or after what is paid already; a cheaper one next month.
  package func changed(to plan: String, on today: Day, in currency: Currency, catalog: Catalog)
    throws(BillingError) -> PlanMove
  {
    var next = settled(on: today)
    let before = try catalog.monthlyPrice(of: next.plan, in: currency)
    let after = try catalog.monthlyPrice(of: plan, in: currency)
    let earliest = max(today, next.paidThrough.map { $0 + 1 } ?? today)
    let isDearer = after.amount > before.amount
    let start = isDearer ? earliest : max(earliest, (today.month + 1).first)
    next.next = SubscriptionChange(plan: plan, startsOn: start)
    next.state = .active
    let cost = try next.cost(of: today.month, in: currency, catalog: catalog)
    let costBefore = try self.cost(of: today.month, in: currency, catalog: catalog)
    return PlanMove(
      subscription: next, startsOn: start, thisMonth: cost - costBefore, monthlyBefore: before,
      monthlyAfter: after)
  }

  private func cost(of month: Month, in currency: Currency, catalog: Catalog)
    throws(BillingError) -> Money
  {
    try charges(for: month, in: currency, catalog: catalog)
      .reduce(.zero(currency)) { $0 + $1.amount }
  }
}

extension Subscription {
  /// Runs until the month's end, or as long as it is paid.
  package func cancelled(on today: Day) throws(BillingError) -> Subscription {
    var next = settled(on: today)
    guard case .active = next.state else {
      throw BillingError(
        .invalid, "The subscription ends already.",
        remedy: "To keep it: billtop pay subscription resume")
    }
    next.next = nil
    next.state = .cancelling(endsOn: max(today.month.last, next.paidThrough ?? today))
    return next
  }

  /// Takes a cancellation back before its day.
  package func resumed(on today: Day) throws(BillingError) -> Subscription {
    var next = settled(on: today)
    switch next.state {
    case .cancelling: next.state = .active
    case .active:
      throw BillingError(
        .invalid, "The subscription runs; there is nothing to resume.",
        remedy: "Change it with: billtop pay subscription change")
    case .cancelled(let day):
      throw BillingError(
        .invalid, "The subscription ended on \(day.text).",
        remedy: "Buy a plan with: billtop pay plan buy")
    }
    return next
  }

  /// A new plan from today, its first month paid; earlier plans stay for the month's invoice.
  package static func bought(_ plan: String, on today: Day, after old: Subscription?)
    -> Subscription
  {
    var past = old?.past ?? []
    if let old, let last = old.lastDay, old.since <= last {
      past.append(PastPlan(plan: old.plan, days: DayRange(first: old.since, last: last)))
    }
    return Subscription(plan: plan, since: today, paidThrough: today.month.last, past: past)
  }
}
