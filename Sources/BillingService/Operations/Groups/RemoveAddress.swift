package import BillingCore

/// Takes an address out of the billing address book; groups keep the copies they use.
package struct RemoveAddress: ChangeOperation {
  package static let info = OperationInfo(
    "addresses.remove", "Remove an address", .capability(.manageOrganization))

  package let name: String
  package let expectedRevision: Int?

  package init(name: String, expectedRevision: Int? = nil) {
    self.name = name
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .organization }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let index = try draft.requireAddress(name)
    let before = draft.organization.addressBook[index]
    try draft.updateOrganization { _ = $0.addressBook.remove(at: index) }
    draft.note("Address", before: before.oneLine, after: "")
    return ChangeReceipt("Removed “\(before.name)” from the address book.")
  }
}
