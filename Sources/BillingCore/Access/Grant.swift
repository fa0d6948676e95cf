/// Where a grant reaches.
package enum GrantScope: Hashable, Sendable {
  case organization
  case group(BillingGroupID)
}

/// A role that a user has, on the organization or on one group.
package struct Grant: Hashable, Sendable {
  package var user: UserID
  package var role: Role
  package var scope: GrantScope

  package init(user: UserID, role: Role, scope: GrantScope) {
    self.user = user
    self.role = role
    self.scope = scope
  }

  /// Nil on the organization.
  package var group: BillingGroupID? {
    if case .group(let id) = scope { return id }
    return nil
  }
}
