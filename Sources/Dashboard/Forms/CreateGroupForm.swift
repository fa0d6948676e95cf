import BillingCore
import BillingService

/// The form that makes a billing group; its id comes out of the machine's randomness.
enum CreateGroupForm {
  static func item(_ context: ScreenContext) -> ScreenMenuItem {
    ScreenMenuItem(
      CreateGroup.info.title, CreateGroup.info.permission, group: nil,
      disabledReason: GroupAction.privacyReason(context)
    ) { .openForm(form()) }
  }

  private static func form() -> ActionForm {
    let address = AddressFields("billingAddress", "Billing address")
    let id = newID()
    return ActionForm(
      "Create a billing group",
      fields: [
        .line("name", "Group", limit: 128),
        .init(
          "currency", "Currency", .text(initial: ""),
          hint: "three letters, like EUR; empty is the organization's; it can't be changed later"),
      ] + address.all(nil)
    ) { values, key throws(BillingError) in
      guard let id else {
        throw BillingError(.failed, "No id could be made.", remedy: "Try again.")
      }
      return CreateGroup(
        id: id, name: values["name"], currency: values.optional("currency"),
        billingAddress: address.address(values), key: key)
    }
  }

  private static func newID() -> BillingGroupID? {
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
    let tail = (0..<24).compactMap { _ in letters.randomElement() }
    return BillingGroupID(BillingGroupID.prefix + String(tail))
  }
}
