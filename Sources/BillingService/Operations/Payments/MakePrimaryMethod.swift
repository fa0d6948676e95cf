package import BillingCore

/// Makes a method the one that pays when none is named.
package struct MakePrimaryMethod: ChangeOperation {
  package static let info = OperationInfo(
    "methods.make-primary", "Make a payment method primary", .capability(.managePaymentMethods))

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
    let method = try found.usableMethod(method, today: draft.today)
    guard !method.isPrimary else {
      throw BillingError(
        .invalid, "\(method.instrument.title) is primary already.",
        remedy: "Choose another method.", path: "method")
    }
    try draft.update(group) { group in
      group.clearPrimary()
      guard let index = group.methods.firstIndex(where: { $0.id == method.id }) else { return }
      group.methods[index].isPrimary = true
    }
    draft.note("Primary", before: found.primaryTitle, after: method.instrument.title)
    return ChangeReceipt("\(method.instrument.title) is primary for “\(found.name)”.")
  }
}
