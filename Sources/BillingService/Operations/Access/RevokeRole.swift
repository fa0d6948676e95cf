package import BillingCore

/// Takes a role from somebody, also one that does not work.
package struct RevokeRole: ChangeOperation {
  package static let info = OperationInfo(
    "access.revoke", "Take a role", .capability(.manageRoles))
  package let role: Role
  /// By name, or by the id of a user who is gone.
  package let user: UserReference
  /// Empty takes it on the organization.
  package let groups: [GroupReference]
  package let key: String?
  package let expectedRevision: Int?
  package var target: OperationTarget { .organization }

  package init(
    _ role: Role, from user: UserReference, on groups: [GroupReference] = [],
    expectedRevision: Int? = nil, key: String? = nil
  ) {
    self.role = role
    self.user = user
    self.groups = groups
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    guard let user = draft.organization.users.named(user)?.id ?? UserID(user.text) else {
      throw .noSuchUser(user.text)
    }
    let taken = try scopes(in: draft).map { Grant(user: user, role: role, scope: $0) }
    for grant in taken where !draft.organization.grants.contains(grant) {
      throw .notGranted(user.text, role, draft.place(of: grant))
    }
    try draft.updateOrganization { $0.grants.removeAll(where: taken.contains) }
    draft.noteGrants(taken, given: false)
    return ChangeReceipt("\(user) is no longer \(role.title) \(draft.places(of: taken)).")
  }

  /// A group that is gone is still named by its id, so that what is left of it can be taken away.
  private func scopes(in draft: ChangeDraft) throws(BillingError) -> [GrantScope] {
    if groups.isEmpty { return [.organization] }
    var scopes: [GrantScope] = []
    for reference in groups {
      if case .id(let id) = reference {
        scopes.append(.group(id))
      } else {
        scopes.append(.group(try draft.group(reference).id))
      }
    }
    return scopes
  }
}
