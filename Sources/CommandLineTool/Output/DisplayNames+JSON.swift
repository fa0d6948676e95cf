import BillingCore
import Dashboard
import StrictJSON

/// What scripts read: exact amounts and ids, or what privacy leaves of them.
extension DisplayNames {
  /// The exact amount in a string; null where it is private.
  func json(_ amount: Amount?) -> JSONValue { isPrivate ? .null : .text(amount?.text) }

  /// An account by its id, as scripts know it, or by its stand-in.
  func key(_ id: AccountID) -> String { account(id.text, id: id) }
}
