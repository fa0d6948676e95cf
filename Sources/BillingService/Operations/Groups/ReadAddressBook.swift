package import BillingCore

/// The organization's billing addresses.
package struct ReadAddressBook: ReadOperation {
  package static let info = OperationInfo(
    "addresses.list", "Billing address book", .capability(.manageOrganization))

  package init() {}

  package var target: OperationTarget { .organization }

  package func read(_ scene: Scene) throws(BillingError) -> [PostalAddress] {
    scene.view.addressBook
  }
}
