/// What one actor may do in one state of the organization; made afresh for every operation.
package struct Access: Hashable, Sendable {
  package let actor: Actor
  /// The actor's grants that work today.
  package let grants: [Grant]
  /// The groups that the actor is assigned to, also those that can't be read today.
  private let assigned: Set<BillingGroupID>
  private let ownsTheData: Bool

  package init(_ actor: Actor, in organization: Organization) {
    self.actor = actor
    ownsTheData = actor.ownsTheData
    let held = organization.grants.filter { $0.user == actor.user }
    grants = held.filter { organization.validity(of: $0).isValid }
    let isKnown = actor.user.map { organization.user($0) != nil } ?? false
    assigned = Set(held.filter { isKnown && !$0.role.reachesOrganization }.compactMap(\.group))
  }

  /// The roles that count for a group: those on it and those on the organization.
  package func roles(in group: BillingGroupID) -> [Role] {
    grants.filter { $0.scope == .organization || $0.scope == .group(group) }.map(\.role)
  }

  package var organizationRoles: [Role] {
    grants.filter { $0.scope == .organization }.map(\.role)
  }

  package var hasAnyRole: Bool { ownsTheData || !grants.isEmpty }
  package var reachesAllGroups: Bool {
    allowsOnOrganization(.capability(.viewAllBillingGroups))
  }

  package func sees(_ group: BillingGroupID) -> Bool {
    reachesAllGroups || grants.contains { $0.scope == .group(group) }
  }

  /// Whether what is wrong with a group is this actor's business: it may be too broken to be seen.
  package func reachesBroken(_ group: BillingGroupID) -> Bool {
    reachesAllGroups || assigned.contains(group)
  }

  /// Whether the permission holds on this group.
  package func allows(_ permission: Permission, in group: BillingGroupID) -> Bool {
    holds(permission, by: roles(in: group))
  }

  /// Whether the permission holds on the organization itself.
  package func allowsOnOrganization(_ permission: Permission) -> Bool {
    holds(permission, by: organizationRoles)
  }

  /// Whether the permission holds anywhere at all: what menus and help ask.
  package func allowsSomewhere(_ permission: Permission) -> Bool {
    holds(permission, by: grants.map(\.role))
  }

  private func holds(_ permission: Permission, by roles: [Role]) -> Bool {
    if ownsTheData || permission == .everyone { return true }
    return roles.contains { RoleTable.allows($0, permission) }
  }

  /// The role that carries the permission, the narrowest first: what the journal records.
  package func role(for permission: Permission, in group: BillingGroupID?) -> Role? {
    let candidates = group.map { roles(in: $0) } ?? grants.map(\.role)
    return candidates.filter { RoleTable.allows($0, permission) }.sorted { a, b in
      !a.reachesOrganization && b.reachesOrganization
    }.first
  }
}
