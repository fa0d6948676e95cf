package import BillingCore

extension BillingError {
  package static func notPermitted(_ info: OperationInfo) -> BillingError {
    BillingError(
      .notPermitted, "Your role does not allow: \(info.title).",
      remedy: "See what you may do with: billtop can")
  }

  static func outOfRole(_ name: String) -> BillingError {
    BillingError(
      .notPermitted, "Your role does not allow this on “\(name)”.",
      remedy: "See what you may do with: billtop can")
  }

  package static var viewOnly: BillingError {
    BillingError(
      .notPermitted, "You are looking as somebody else; nothing can be changed.",
      remedy: "End “View as” first.")
  }

  package static func readOnly(_ reason: String) -> BillingError {
    BillingError(.failed, "The data can only be read: \(reason).", remedy: "Run: billtop check")
  }

  package static func keyReused(_ key: String) -> BillingError {
    BillingError(
      .invalid, "The key “\(key)” was used for something else.",
      remedy: "Leave the key out, or use a new one.")
  }

  package static func changedMeanwhile(_ name: String) -> BillingError {
    BillingError(
      .changedMeanwhile, "“\(name)” was changed by somebody else meanwhile.",
      remedy: "Look at it again, then repeat what you were doing.")
  }

  static func changedMeanwhile(_ name: String, by actor: String, _ what: String) -> BillingError {
    BillingError(
      .changedMeanwhile, "“\(name)” was changed by \(actor) meanwhile: \(what)",
      remedy: "Look at it again, then repeat what you were doing.")
  }

  package static var lastOwner: BillingError {
    BillingError(
      .notPermitted, "This would leave nobody who can manage the organization.",
      remedy: "Make somebody else Organization Owner/Admin first.")
  }

  package static func noSuchGroup(_ reference: GroupReference) -> BillingError {
    BillingError(
      .notFound, "There is no billing group “\(reference.safeText)” that you can see.",
      remedy: "List yours with: billtop groups")
  }

  package static func noSuchAccount(_ id: AccountID) -> BillingError {
    BillingError(
      .notFound, "There is no account “\(id)” that you can see.",
      remedy: "List a group's accounts with: billtop group GROUP")
  }

  package static func noSuchUser(_ text: String) -> BillingError {
    BillingError(
      .notFound, "There is no user “\(text)”.", remedy: "Add them with: billtop users add")
  }
}
