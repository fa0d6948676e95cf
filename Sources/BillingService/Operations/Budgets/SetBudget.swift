package import BillingCore

/// Sets what a group means to spend in a month.
package struct SetBudget: ChangeOperation {
  package static let info = OperationInfo("budgets.set", "Set the budget", .administerBilling)

  package let group: GroupReference
  package let amount: String
  package let expectedRevision: Int?

  package init(group: GroupReference, amount: String, expectedRevision: Int? = nil) {
    self.group = group
    self.amount = amount
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    let money = try FormField("amount", "Budget").money(amount, in: found.currency)
    try draft.update(group) { $0.budget = money }
    draft.note("Monthly budget", before: found.budget?.text ?? "", after: money.text)
    return ChangeReceipt("The monthly budget of “\(found.name)” is \(money.text).")
  }
}
