package import BillingCore

/// Moves a group to another plan: a dearer one at once, a cheaper one from the next month.
package struct ChangeSubscription: ChangeOperation {
  package static let info = OperationInfo(
    "subscription.change", "Change the subscription", .capability(.manageSubscription))

  package let group: GroupReference
  package let plan: String
  package let expectedRevision: Int?

  package init(group: GroupReference, plan: String, expectedRevision: Int? = nil) {
    self.group = group
    self.plan = plan
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .noPlan)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let today = draft.today
    let subscription = try found.runningSubscription(on: today)
    guard subscription.plan(on: today) != plan || subscription.next != nil else {
      throw BillingError(
        .invalid, "“\(found.name)” is on this plan already.",
        remedy: "Choose another one: billtop catalog", path: "plan")
    }
    let catalog = draft.view.catalog
    let move = try subscription.changed(
      to: plan, on: today, in: found.currency, catalog: catalog)
    try draft.update(group) { $0.subscription = move.subscription }
    let before = subscription.plan(on: today)
    draft.note("Plan", before: catalog.title(ofPlan: before), after: catalog.title(ofPlan: plan))
    draft.note("Starts on", before: "", after: move.startsOn.text)
    draft.note("This month's invoice", before: "", after: move.thisMonth.changeText)
    draft.note("Each month", before: move.monthlyBefore.text, after: move.monthlyAfter.text)
    return ChangeReceipt(
      "“\(found.name)” is on \(catalog.title(ofPlan: plan)) from \(move.startsOn.text).")
  }
}

extension Money {
  /// `+EUR 12.00`, `no change`.
  fileprivate var changeText: String {
    if amount.isZero { return "no change" }
    return amount.isNegative ? text : "+\(text)"
  }
}
