package import BillingCore

/// Removes a payment method that nothing needs any more.
package struct RemoveMethod: ChangeOperation {
  package static let info = OperationInfo(
    "methods.remove", "Remove a payment method", .capability(.managePaymentMethods))

  package let group: GroupReference
  package let method: String
  package let expectedRevision: Int?

  package init(group: GroupReference, method: String, expectedRevision: Int? = nil) {
    self.group = group
    self.method = method
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func obstacle(in view: OrganizationView) -> String? {
    view.obstacle(in: group, .noSecondMethod)
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let method = try found.method(named: method)
    if let reason = found.whyNotRemovable(method) {
      throw BillingError(.invalid, reason.message, remedy: reason.remedy, path: "method")
    }
    try draft.update(group) { $0.methods.removeAll { $0.id == method.id } }
    draft.note("Method", before: method.instrument.title, after: "")
    return ChangeReceipt("Removed \(method.instrument.title) from “\(found.name)”.")
  }
}
