package import BillingCore

/// Changes an address of the billing address book.
package struct ReplaceAddress: ChangeOperation {
  package static let info = OperationInfo(
    "addresses.replace", "Change an address", .capability(.manageOrganization))

  package let name: String
  package let address: PostalAddress
  package let expectedRevision: Int?

  package init(name: String, address: PostalAddress, expectedRevision: Int? = nil) {
    self.name = name
    self.address = address
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .organization }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let index = try draft.requireAddress(name)
    let before = draft.organization.addressBook[index]
    let checked = try FormField("address", "Address").address(address)
    if let other = draft.addressIndex(checked.name), other != index {
      throw BillingError(
        .invalid, "The address book has “\(checked.name)” already.",
        remedy: "Use another name.", path: "address.name")
    }
    try draft.updateOrganization { $0.addressBook[index] = checked }
    draft.note("Address", before: before.oneLine, after: checked.oneLine)
    return ChangeReceipt("Changed “\(checked.name)” in the address book.")
  }
}
