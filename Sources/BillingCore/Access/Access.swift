/// What one actor may do in one state of the organization; made afresh for every operation.
package struct Access: Hashable, Sendable {
  package let actor: Actor
  /// The actor's grants that work today.
  package let grants: [Grant]
  private let ownsTheData: Bool

  package init(_ actor: Actor, in organization: Organization) {
    self.actor = actor
    ownsTheData = actor.ownsTheData
    grants = organization.grants.filter { grant in
      grant.user == actor.user && organization.validity(of: grant).isValid
    }
  }

  /// The roles that count for a group: those on it and those on the organization.
  package func roles(in group: BillingGroupID) -> [Role] {
    grants.filter { $0.scope == .organization || $0.scope == .group(group) }.map(\.role)
  }

  package var organizationRoles: [Role] {
    grants.filter { $0.scope == .organization }.map(\.role)
  }

  package var hasAnyRole: Bool { ownsTheData || !grants.isEmpty }
  package var reachesAllGroups: Bool { ownsTheData || !organizationRoles.isEmpty }

  package func sees(_ group: BillingGroupID) -> Bool {
    reachesAllGroups || grants.contains { $0.scope == .group(group) }
  }

  /// Whether the permission holds on this group.
  package func allows(_ permission: Permission, in group: BillingGroupID) -> Bool {
    ownsTheData || roles(in: group).contains { RoleTable.allows($0, permission) }
  }

  /// Whether the permission holds on the organization itself.
  package func allowsOnOrganization(_ permission: Permission) -> Bool {
    ownsTheData || organizationRoles.contains { RoleTable.allows($0, permission) }
  }

  /// Whether the permission holds anywhere at all: what menus and help ask.
  package func allowsSomewhere(_ permission: Permission) -> Bool {
    ownsTheData || grants.contains { RoleTable.allows($0.role, permission) }
  }

  /// The role that carries the permission, the narrowest first: what the journal records.
  package func role(for permission: Permission, in group: BillingGroupID?) -> Role? {
    let candidates = group.map { roles(in: $0) } ?? grants.map(\.role)
    return candidates.filter { RoleTable.allows($0, permission) }.sorted { a, b in
      !a.reachesOrganization && b.reachesOrganization
    }.first
  }
}
