import BillingCore

/// What giving and taking roles has to obey, whoever does it.
enum GrantRules {
  /// The grants that a role on these groups, or on the organization when none is named, means.
  static func grants(
    _ role: Role, to user: User, on groups: [GroupReference], in draft: ChangeDraft
  ) throws(BillingError) -> [Grant] {
    if role.reachesOrganization {
      guard groups.isEmpty else { throw .needsNoGroups(role) }
      return [Grant(user: user.id, role: role, scope: .organization)]
    }
    guard !groups.isEmpty else { throw .needsGroups(role) }
    var grants: [Grant] = []
    for reference in groups {
      let group = try draft.group(reference)
      let grant = Grant(user: user.id, role: role, scope: .group(group.id))
      if !grants.contains(grant) { grants.append(grant) }
    }
    return grants
  }

  /// Nobody gives what they don't have, or anything to themselves, or what would not work.
  static func checkGiving(_ grant: Grant, to user: User, in draft: ChangeDraft)
    throws(BillingError)
  {
    if grant.user == draft.access.actor.user { throw .raisesItself }
    for capability in RoleTable.capabilities(of: grant.role) {
      let permission = Permission.capability(capability)
      let holds =
        grant.group.map { draft.access.allows(permission, in: $0) }
        ?? draft.access.allowsOnOrganization(permission)
      guard holds else { throw .beyondOwnRole(grant.role) }
    }
    let validity = draft.organization.validity(of: grant)
    guard validity.isValid else { throw .cannotWork(grant.role, user, validity) }
    guard !draft.organization.grants.contains(grant) else {
      throw .alreadyGranted(user, grant.role, draft.place(of: grant))
    }
  }
}

extension ChangeDraft {
  /// Where a grant reaches, in words.
  func place(of grant: Grant) -> String {
    guard let id = grant.group else { return "on the organization" }
    return "on “\(organization.group(id)?.name ?? id.masked)”"
  }

  func places(of grants: [Grant]) -> String {
    grants.map { place(of: $0) }.joined(separator: ", ")
  }

  /// The journal's words and groups for grants that were given or taken.
  mutating func noteGrants(_ grants: [Grant], given: Bool) {
    for grant in grants {
      let field = "\(grant.user) \(place(of: grant))"
      let title = grant.role.title
      note(field, before: given ? "" : title, after: given ? title : "", in: grant.group)
      if let group = grant.group { touch(group) }
    }
  }
}
