package import BillingCore

extension BillingError {
  package static func notPermitted(_ operation: some Operation) -> BillingError {
    BillingError(
      .notPermitted, "Your role does not allow: \(type(of: operation).info.title).",
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
}
