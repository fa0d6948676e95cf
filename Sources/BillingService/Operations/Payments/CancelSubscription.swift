package import BillingCore

/// Ends a subscription with the month, or with what is paid.
package struct CancelSubscription: ChangeOperation {
  package static let info = OperationInfo(
    "subscription.cancel", "Cancel the subscription", .capability(.manageSubscription))

  package let group: GroupReference
  package let expectedRevision: Int?

  package init(group: GroupReference, expectedRevision: Int? = nil) {
    self.group = group
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noPlan, .ending)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let running = try found.runningSubscription(on: draft.today)
    let cancelled = try running.cancelled(on: draft.today)
    try draft.update(group) { $0.subscription = cancelled }
    let title = draft.view.catalog.title(ofPlan: cancelled.plan)
    let end = cancelled.lastDay?.text ?? ""
    draft.note("Subscription", before: title, after: "\(title) until \(end)")
    draft.note("Costs now", before: "", after: Money.zero(found.currency).text)
    return ChangeReceipt(
      "\(title) of “\(found.name)” ends on \(end); it can be resumed until then.")
  }
}
