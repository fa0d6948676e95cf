package import BillingCore

/// Takes a group's budget away.
package struct ClearBudget: ChangeOperation {
  package static let info = OperationInfo("budgets.clear", "Clear the budget", .administerBilling)

  package let group: GroupReference
  package let expectedRevision: Int?

  package init(group: GroupReference, expectedRevision: Int? = nil) {
    self.group = group
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noBudget)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    guard let budget = found.budget else {
      throw BillingError(
        .invalid, "“\(found.name)” has no budget.", remedy: "Set one with: billtop budget set")
    }
    try draft.update(group) { $0.budget = nil }
    draft.note("Monthly budget", before: budget.text, after: "")
    return ChangeReceipt("“\(found.name)” has no budget any more.")
  }
}
