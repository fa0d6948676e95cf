package import BillingCore

/// Takes a cancellation back before its day.
package struct ResumeSubscription: ChangeOperation {
  package static let info = OperationInfo(
    "subscription.resume", "Resume the subscription", .capability(.manageSubscription))

  package let group: GroupReference
  package let expectedRevision: Int?

  package init(group: GroupReference, expectedRevision: Int? = nil) {
    self.group = group
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .noPlan, .notEnding)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    guard let subscription = found.subscription else { throw .noSubscription(found) }
    let resumed = try subscription.resumed(on: draft.today)
    let catalog = draft.view.catalog
    let title = catalog.title(ofPlan: resumed.plan)
    let monthly = try catalog.monthlyPrice(of: resumed.plan, in: found.currency)
    try draft.update(group) { $0.subscription = resumed }
    let end = subscription.lastDay?.text ?? ""
    draft.note("Subscription", before: "\(title) until \(end)", after: title)
    draft.note("Costs now", before: "", after: Money.zero(found.currency).text)
    draft.note("Each month", before: "", after: monthly.text)
    return ChangeReceipt("\(title) of “\(found.name)” goes on.")
  }
}
