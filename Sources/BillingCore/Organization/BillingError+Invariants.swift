extension BillingError {
  private static func broken(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.damaged, message, remedy: remedy)
  }

  static func duplicate(_ kind: String, _ value: String) -> BillingError {
    broken("The \(kind) “\(value)” is there twice.", "Give one of the two another one.")
  }

  static func accountInTwoGroups(_ account: AccountID, _ a: String, _ b: String) -> BillingError {
    broken(
      "The account “\(account)” is in two billing groups, “\(a)” and “\(b)”.",
      "Take it out of one of them.")
  }

  static func accountWithoutGroup(_ account: AccountID) -> BillingError {
    broken(
      "The account “\(account)” is in no billing group.",
      "Add it to the accounts of exactly one group.")
  }

  static func unknownAccount(_ account: AccountID, in group: String) -> BillingError {
    broken(
      "“\(group)” has the account “\(account)”, which the organization does not have.",
      "Take it out of the group, or add it to the organization's accounts.")
  }

  static func foreignPrimary(_ account: AccountID, in group: String) -> BillingError {
    broken(
      "The primary account “\(account)” is not in “\(group)”.",
      "Name one of the group's own accounts, or none.")
  }

  static func twoPrimaries(_ group: String) -> BillingError {
    broken("“\(group)” has two primary payment methods.", "Make only one of them primary.")
  }

  static func noPrimary(_ group: String) -> BillingError {
    broken("“\(group)” has payment methods and none is primary.", "Make one of them primary.")
  }

  static func doesNotAddUp(_ number: String) -> BillingError {
    broken(
      "The lines of invoice \(number) do not add up to its total.",
      "Restore the invoice from a backup.")
  }

  static func unsoundCredit(_ id: String) -> BillingError {
    broken(
      "The credit “\(id)” has less than nothing or more than its value left.",
      "Restore the group from a backup.")
  }

  static func unbalancedEntry(_ id: Int, in group: String) -> BillingError {
    broken(
      "Entry \(id) of the ledger of “\(group)” does not add up to zero.",
      "Restore the group from a backup.")
  }
}
