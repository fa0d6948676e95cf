package import BillingCore

/// A group as a person or a screen names it: by id or by name.
package enum GroupReference: Hashable, Sendable {
  case id(BillingGroupID)
  case name(String)

  package init(_ text: String) {
    self = BillingGroupID(text).map(GroupReference.id) ?? .name(text)
  }

  /// What may be printed: never a whole id, nor most of a mistyped one, nor a page of text.
  package var safeText: String {
    switch self {
    case .id(let id): return id.masked
    case .name(let name):
      let isNearlyID = name.utf8.starts(with: BillingGroupID.prefix.utf8)
      if isNearlyID { return BillingGroupID.prefix + "…" }
      let shown = String(String.UnicodeScalarView(name.unicodeScalars.prefix(128)))
      return shown.utf8.count == name.utf8.count ? name : shown + "…"
    }
  }
}

extension [BillingGroup] {
  /// Names are compared byte for byte: two that only look alike are two.
  func named(_ reference: GroupReference) -> BillingGroup? {
    switch reference {
    case .id(let id): first { $0.id == id }
    case .name(let name): first { $0.name.utf8.elementsEqual(name.utf8) }
    }
  }
}

extension OrganizationView {
  /// The group, or an error that is the same for "not there" and "not yours to see".
  package func resolve(_ reference: GroupReference) throws(BillingError) -> BillingGroup {
    guard let found = groups.named(reference) else { throw .noSuchGroup(reference) }
    return found
  }

  /// The account, or an error that is the same for "not there" and "not yours to see".
  package func resolve(_ id: AccountID) throws(BillingError) -> Account {
    guard let found = account(id) else { throw .noSuchAccount(id) }
    return found
  }
}
