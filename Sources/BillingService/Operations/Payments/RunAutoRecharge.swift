package import BillingCore

/// Recharges a group's balance if it has fallen below its threshold; once for each fall.
package struct RunAutoRecharge: PaymentOperation {
  package static let info = OperationInfo(
    "payments.run-auto-recharge", "Run auto-recharge", .capability(.configureAutoRecharge))

  package let group: GroupReference

  package init(group: GroupReference) {
    self.group = group
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .closed, .noRecharge)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let unbilled = try found.unbilled(draft.usage, today: draft.today)
    let decision = found.rechargeDecision(unbilled: unbilled, today: draft.today)
    guard case .recharge(let key, let amount, let id, let available) = decision,
      let method = found.method(id)
    else {
      throw BillingError(
        .invalid, "“\(found.name)” needs no recharge: \(decision.reason).",
        remedy: "Look at it with: billtop pay auto-recharge")
    }
    draft.note("Amount", before: "", after: amount.text)
    draft.note("Method", before: "", after: method.instrument.title)
    draft.note("Available", before: available.text, after: (available + amount).text)
    return try draft.begin(amount, for: .recharge, through: method, key: key, in: group)
  }
}
