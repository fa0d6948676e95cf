package import BillingCore

/// Ends a group's business once its accounts are moved; its invoices stay and can be paid.
package struct CloseGroup: ChangeOperation {
  package static let info = OperationInfo(
    "groups.close", "Close a billing group", .capability(.manageGroups))

  package let group: GroupReference
  package let expectedRevision: Int?

  package init(group: GroupReference, expectedRevision: Int? = nil) {
    self.group = group
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .hasAccounts)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    try found.requireActive()
    if let obstacle = found.whyNotClosable {
      throw BillingError(.invalid, obstacle.message, remedy: obstacle.remedy)
    }
    let today = draft.today
    try draft.update(group) { group in
      group.state = .closed
      group.autoRecharge = nil
      group.subscription = (try? group.subscription?.cancelled(on: today)) ?? group.subscription
    }
    draft.note("State", before: "active", after: "closed")
    let unbilled = try found.unbilled(draft.usage, today: today)
    draft.note("Used and not billed yet", before: "", after: "\(unbilled.text), can be issued")
    draft.note("Owed", before: "", after: "\(found.outstanding.text), can be paid")
    draft.note("Balance", before: "", after: "\(found.balance.text), stays with the group")
    return ChangeReceipt("“\(found.name)” is closed; its invoices stay.")
  }
}

extension BillingGroup {
  /// What keeps the group from being closed; menus show it beside the action.
  package var whyNotClosable: Obstacle? {
    if !accounts.isEmpty {
      let count = accounts.count == 1 ? "an account" : "\(accounts.count) accounts"
      return Obstacle(
        message: "“\(name)” has \(count).",
        remedy: "Move them first: billtop accounts assign")
    }
    guard let payment = payments.first(where: \.isPending) else { return nil }
    return Obstacle(
      message: "Payment \(payment.id) of “\(name)” is still pending.",
      remedy: PaymentFlow.askAgain)
  }
}
