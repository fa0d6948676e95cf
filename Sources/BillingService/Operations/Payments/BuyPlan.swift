package import BillingCore

/// Where the money of a payment comes from.
package enum PaymentSource: Hashable, Sendable {
  case balance
  /// An id or title; nil is the primary method.
  case method(String?)
}

/// Buys a plan: the rest of this month is paid now, later months come with the invoice.
package struct BuyPlan: PaymentOperation {
  package static let info = OperationInfo("plans.buy", "Buy a plan", .capability(.purchasePlans))

  package let group: GroupReference
  package let plan: String
  package let source: PaymentSource
  package let key: String?
  package let expectedRevision: Int?

  package init(
    group: GroupReference, plan: String, source: PaymentSource = .method(nil), key: String,
    expectedRevision: Int? = nil
  ) {
    self.group = group
    self.plan = plan
    self.source = source
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .hasPlan)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let today = draft.today
    try found.requireActive()
    try requireNoPlan(found, today: today)
    let catalog = draft.view.catalog
    let monthly = try catalog.monthlyPrice(of: plan, in: found.currency)
    let days = DayRange(first: today, last: today.month.last)
    let price = try CatalogPlan.share(of: monthly, for: days)
    let method = try found.payer(source, of: price, today: today)
    draft.note("Plan", before: "", after: catalog.title(ofPlan: plan))
    draft.note("Costs now", before: "", after: "\(price.text) for \(days.text)")
    draft.note("Each month", before: "", after: monthly.text)
    draft.note("Method", before: "", after: method?.instrument.title ?? "balance")
    let after = method == nil ? found.balance - price : found.balance
    draft.note("Balance", before: found.balance.text, after: after.text)
    return try draft.begin(price, for: .plan(id: plan), through: method, key: key, in: group)
  }

  private func requireNoPlan(_ group: BillingGroup, today: Day) throws(BillingError) {
    if let running = try? group.runningSubscription(on: today) {
      throw BillingError(
        .invalid, "“\(group.name)” has a plan already: \(running.plan(on: today)).",
        remedy: "Change it with: billtop pay subscription change", path: "plan")
    }
    for payment in group.payments where payment.isPending {
      if case .plan = payment.purpose { try group.requireNoPending(payment.purpose) }
    }
  }
}

extension BillingGroup {
  /// The method that pays, or nil when the balance does and is large enough.
  func payer(_ source: PaymentSource, of price: Money, today: Day) throws(BillingError)
    -> PaymentMethod?
  {
    if price.amount.isZero { return nil }
    switch source {
    case .method(let text): return try usableMethod(text, today: today)
    case .balance:
      guard balance.amount >= price.amount else {
        throw BillingError(
          .invalid, "The balance of “\(name)” is \(balance.text); \(price.text) is needed.",
          remedy: "Add funds, or pay by a method.", path: "method")
      }
      return nil
    }
  }
}
