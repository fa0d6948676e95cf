package import BillingCore

/// Gives somebody a role, on the organization or on groups.
package struct GrantRole: ChangeOperation {
  package static let info = OperationInfo(
    "access.grant", "Give a role", .capability(.manageRoles))
  package let role: Role
  package let user: UserReference
  /// Empty for an organization role.
  package let groups: [GroupReference]
  package let key: String?
  package let expectedRevision: Int?
  package var target: OperationTarget { .organization }

  package init(
    _ role: Role, to user: UserReference, on groups: [GroupReference] = [],
    expectedRevision: Int? = nil, key: String? = nil
  ) {
    self.role = role
    self.user = user
    self.groups = groups
    self.key = key
    self.expectedRevision = expectedRevision
  }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let user = try draft.organization.users.resolve(user)
    let grants = try GrantRules.grants(role, to: user, on: groups, in: draft)
    for grant in grants { try GrantRules.checkGiving(grant, to: user, in: draft) }
    try draft.updateOrganization { $0.grants += grants }
    draft.noteGrants(grants, given: true)
    return ChangeReceipt("\(user.id) is now \(role.title) \(draft.places(of: grants)).")
  }
}
