package import BillingCore

/// Adds an address to the organization's billing address book.
package struct AddAddress: ChangeOperation {
  package static let info = OperationInfo(
    "addresses.add", "Add an address", .capability(.manageOrganization))

  package let address: PostalAddress
  package let key: String?

  package init(address: PostalAddress, key: String? = nil) {
    self.address = address
    self.key = key
  }

  package var target: OperationTarget { .organization }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let checked = try FormField("address", "Address").address(address)
    guard draft.addressIndex(checked.name) == nil else {
      throw BillingError(
        .invalid, "The address book has “\(checked.name)” already.",
        remedy: "Replace it, or use another name.", path: "address.name")
    }
    try draft.updateOrganization { $0.addressBook.append(checked) }
    draft.note("Address", before: "", after: checked.oneLine)
    return ChangeReceipt("Added “\(checked.name)” to the address book.")
  }
}

extension ChangeDraft {
  /// Where the address of this name stands; addresses of a book have different names.
  func addressIndex(_ name: String) -> Int? {
    organization.addressBook.firstIndex { Array($0.name.utf8) == Array(name.utf8) }
  }

  func requireAddress(_ name: String) throws(BillingError) -> Int {
    if let index = addressIndex(name) { return index }
    throw BillingError(
      .notFound, "The address book has no “\(VisibleText.of(String(name.prefix(64))))”.",
      remedy: "List them with: billtop addresses", path: "address.name")
  }
}
