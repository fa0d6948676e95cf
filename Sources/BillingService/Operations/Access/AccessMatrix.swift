package import BillingCore

/// Everyone by every group, with the roles that work there: the Access screen's table.
package struct AccessMatrix: ReadOperation {
  /// One person's line.
  package struct Row: Hashable, Sendable {
    package let user: User
    package let organizationRoles: [Role]
    /// The roles given on the group itself, in the order of `groups`.
    package let groupRoles: [[Role]]
    /// Grants that do nothing.
    package let broken: [GrantRow]
  }

  /// The groups across, the people down.
  package struct Outcome: Hashable, Sendable {
    package let groups: [BillingGroup]
    package let rows: [Row]
    package let domain: VerifiedDomain?
  }

  package static let info = OperationInfo(
    "access.matrix", "Show who may what", .capability(.manageRoles))
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let groups = scene.view.groups
    let held = Dictionary(grouping: scene.view.grants.map { scene.view.row($0) }, by: \.grant.user)
    let rows = scene.view.users.map { Self.row($0, held[$0.id] ?? [], groups) }
    return Outcome(groups: groups, rows: rows, domain: scene.view.domain)
  }

  private static func row(_ user: User, _ grants: [GrantRow], _ groups: [BillingGroup]) -> Row {
    let working = Dictionary(
      grouping: grants.filter(\.validity.isValid).map(\.grant), by: \.scope)
    let roles = { (scope: GrantScope) in
      let held = (working[scope] ?? []).map(\.role)
      return Role.allCases.filter(held.contains)
    }
    return Row(
      user: user, organizationRoles: roles(.organization),
      groupRoles: groups.map { roles(.group($0.id)) },
      broken: grants.filter { !$0.validity.isValid })
  }
}
