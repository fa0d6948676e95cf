package import BillingCore

/// Ends auto-recharge.
package struct ClearAutoRecharge: ChangeOperation {
  package static let info = OperationInfo(
    "payments.clear-auto-recharge", "Turn auto-recharge off",
    .capability(.configureAutoRecharge))

  package let group: GroupReference
  package let expectedRevision: Int?

  package init(group: GroupReference, expectedRevision: Int? = nil) {
    self.group = group
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noRecharge)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    guard found.autoRecharge != nil else {
      throw BillingError(
        .invalid, "“\(found.name)” has no auto-recharge.",
        remedy: "Set it with: billtop pay auto-recharge")
    }
    try draft.update(group) { $0.autoRecharge = nil }
    draft.note("Auto-recharge", before: found.rechargeText, after: "off")
    return ChangeReceipt("Auto-recharge of “\(found.name)” is off.")
  }
}
