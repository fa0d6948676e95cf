package import BillingCore

/// A grant as a list shows it.
package struct GrantRow: Hashable, Sendable {
  package let grant: Grant
  /// Nil where the user does not exist.
  package let user: User?
  /// Nil on the organization, and where the group does not exist.
  package let groupName: String?
  package let validity: GrantValidity

  /// Where it reaches, in words.
  package var place: String {
    switch grant.scope {
    case .organization: "on the organization"
    case .group(let id): "on “\(groupName ?? id.masked)”"
    }
  }
}

extension OrganizationView {
  func row(_ grant: Grant) -> GrantRow {
    GrantRow(
      grant: grant, user: user(grant.user), groupName: grant.group.flatMap { group($0)?.name },
      validity: validity(of: grant))
  }

  /// Everything that a user may do, over the groups that the asker sees.
  func effectiveAccess(of user: User?, ownsTheData: Bool, in groups: [BillingGroup])
    -> EffectiveAccess
  {
    let held = grants.filter { $0.user == user?.id }.map {
      GrantStatus(grant: $0, validity: validity(of: $0))
    }
    return EffectiveAccess(
      user: user, ownsTheData: ownsTheData, held: held, organizationName: name, groups: groups)
  }
}
