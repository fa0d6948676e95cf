import BillingCore

extension BillingError {
  static func refused(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.notPermitted, message, remedy: remedy)
  }

  static func wrong(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.invalid, message, remedy: remedy)
  }

  static var raisesItself: BillingError {
    refused("Nobody gives a role to themselves.", "Ask another Organization Owner/Admin.")
  }

  static func beyondOwnRole(_ role: Role) -> BillingError {
    refused(
      "You can't give \(role.title): it may do more than you may.",
      "Ask somebody who has that role.")
  }

  static func needsGroups(_ role: Role) -> BillingError {
    wrong(
      "\(role.title) is given on billing groups, and none is named.",
      "Name at least one billing group.")
  }

  static func needsNoGroups(_ role: Role) -> BillingError {
    wrong(
      "\(role.title) reaches all billing groups and is not given on single ones.",
      "Leave the groups out, or give Billing Group Admin or Billing Group Viewer.")
  }

  static func cannotWork(_ role: Role, _ user: User, _ validity: GrantValidity) -> BillingError {
    wrong(
      "\(role.title) would not work for \(user.id): \(validity.reason).",
      "Give Billing Group Admin or Billing Group Viewer, which need no verified domain.")
  }

  static func alreadyGranted(_ user: User, _ role: Role, _ place: String) -> BillingError {
    wrong("\(user.id) is \(role.title) \(place) already.", "There is nothing to do.")
  }

  static func notGranted(_ user: String, _ role: Role, _ place: String) -> BillingError {
    wrong("\(user) is not \(role.title) \(place).", "See what there is with: billtop grants")
  }
}
