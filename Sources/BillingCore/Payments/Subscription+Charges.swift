/// What a plan costs for some days.
package struct PlanCharge: Hashable, Sendable {
  package let text: String
  package let amount: Money
}

extension Catalog {
  package func plan(_ id: String) -> CatalogPlan? { plans.first { $0.id == id } }

  /// The plan's monthly price, or an error that says what is missing.
  package func monthlyPrice(of plan: String, in currency: Currency) throws(BillingError) -> Money {
    guard let known = self.plan(plan) else {
      throw BillingError(
        .notFound, "There is no plan “\(plan)” in the catalog.",
        remedy: "See what is on offer with: billtop catalog")
    }
    guard let price = known.monthly.first(where: { $0.currency == currency }) else {
      throw BillingError(
        .invalid, "The plan “\(known.title)” has no price in \(currency.code).",
        remedy: "Choose a plan with a price in \(currency.code): billtop catalog")
    }
    return price
  }
}

extension CatalogPlan {
  /// The share of the monthly price that the days are of their month, in whole coins.
  package static func share(of monthly: Money, for days: DayRange) throws(BillingError) -> Money {
    let length = Int128(days.first.month.length)
    guard
      let amount = monthly.amount.scaled(by: Int128(days.count), over: length, .halfEven)
    else { throw .chargeTooLarge("plan") }
    return Money(amount, monthly.currency).rounded()
  }
}

extension Subscription {
  /// The plans that run in the range, oldest first, as far as it runs at all.
  package func plans(in range: DayRange) -> [PastPlan] {
    var spans = past
    let end = lastDay ?? range.last
    if let next, next.startsOn <= end {
      if since < next.startsOn {
        spans.append(PastPlan(plan: plan, days: DayRange(first: since, last: next.startsOn - 1)))
      }
      spans.append(PastPlan(plan: next.plan, days: DayRange(first: next.startsOn, last: end)))
    } else if since <= end {
      spans.append(PastPlan(plan: plan, days: DayRange(first: since, last: end)))
    }
    return spans.compactMap { span in
      span.days.clipped(to: range).map { PastPlan(plan: span.plan, days: $0) }
    }
  }

  /// The last day on which it runs; nil while no end is known.
  package var lastDay: Day? {
    switch state {
    case .active: nil
    case .cancelling(let day), .cancelled(let day): day
    }
  }

  package func isRunning(on day: Day) -> Bool {
    lastDay.map { day <= $0 } ?? true
  }

  /// What the month's invoice charges: each plan for its days, without those paid at purchase.
  package func charges(for month: Month, in currency: Currency, catalog: Catalog)
    throws(BillingError) -> [PlanCharge]
  {
    var charges: [PlanCharge] = []
    for span in plans(in: month.days) {
      guard let days = unpaid(span.days) else { continue }
      let monthly = try catalog.monthlyPrice(of: span.plan, in: currency)
      let amount = try CatalogPlan.share(of: monthly, for: days)
      let title = catalog.plan(span.plan)?.title ?? span.plan
      charges.append(PlanCharge(text: "\(title), \(days.text)", amount: amount))
    }
    return charges
  }

  private func unpaid(_ days: DayRange) -> DayRange? {
    guard let paidThrough, days.first <= paidThrough else { return days }
    return paidThrough < days.last ? DayRange(first: paidThrough + 1, last: days.last) : nil
  }
}
