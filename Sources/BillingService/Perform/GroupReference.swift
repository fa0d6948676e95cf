package import BillingCore

/// A group as a person or a screen names it: by id or by name.
package enum GroupReference: Hashable, Sendable {
  case id(BillingGroupID)
  case name(String)

  package init(_ text: String) {
    self = BillingGroupID(text).map(GroupReference.id) ?? .name(text)
  }

  /// What may be printed: never a whole id.
  package var safeText: String {
    switch self {
    case .id(let id): id.masked
    case .name(let name): name
    }
  }
}

extension OrganizationView {
  /// The group, or an error that is the same for "not there" and "not yours to see".
  package func resolve(_ reference: GroupReference) throws(BillingError) -> BillingGroup {
    let found: BillingGroup? =
      switch reference {
      case .id(let id): group(id)
      case .name(let name): groups.first { Array($0.name.utf8) == Array(name.utf8) }
      }
    if let found { return found }
    throw BillingError(
      .notFound, "There is no billing group “\(reference.safeText)” that you can see.",
      remedy: "List yours with: billtop groups")
  }
}
