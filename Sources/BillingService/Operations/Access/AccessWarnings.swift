package import BillingCore

/// What an Owner/Admin should look at.
package enum AccessWarning: Hashable, Sendable {
  /// Organization roles do nothing until the domain is verified.
  case unverifiedDomain(grants: Int)
  case noWorkingOwner
  /// A grant that does nothing, and why.
  case brokenGrant(GrantRow)
  /// An organization role for an address outside the verified domain.
  case outsideAddress(GrantRow)
  /// An account's Administrator has full billing rights on groups, which used not to be so.
  case administratorWithBilling(User, groups: [String])
  case userWithoutGrant(User)
}

/// Everything about access that deserves a second look.
package struct AccessWarnings: ReadOperation {
  package static let info = OperationInfo(
    "access.warnings", "Show access warnings", .capability(.manageRoles))
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> [AccessWarning] {
    let view = scene.view
    let rows = view.grants.map { view.row($0) }
    return Self.domain(rows, view) + Self.broken(rows) + Self.administrators(view)
      + Self.withoutGrant(view)
  }

  private static func domain(_ rows: [GrantRow], _ view: OrganizationView) -> [AccessWarning] {
    let organization = rows.filter { $0.grant.scope == .organization }
    let owners = rows.filter { $0.grant.role == .organizationAdmin && $0.validity.isValid }
    return (view.domain == nil ? [.unverifiedDomain(grants: organization.count)] : [])
      + (owners.isEmpty ? [.noWorkingOwner] : [])
  }

  private static func broken(_ rows: [GrantRow]) -> [AccessWarning] {
    rows.compactMap { row in
      switch row.validity {
      case .valid, .noVerifiedDomain: nil
      case .outsideDomain: .outsideAddress(row)
      case .unknownUser, .unknownGroup, .wrongScope: .brokenGrant(row)
      }
    }
  }

  private static func administrators(_ view: OrganizationView) -> [AccessWarning] {
    view.transition.administrators.compactMap { notice in
      let names = notice.groups.compactMap { view.group($0)?.name }
      guard let user = view.user(notice.user), !names.isEmpty else { return nil }
      return .administratorWithBilling(user, groups: names)
    }
  }

  private static func withoutGrant(_ view: OrganizationView) -> [AccessWarning] {
    let granted = Set(view.grants.map(\.user))
    return view.users.filter { !granted.contains($0.id) }.map { .userWithoutGrant($0) }
  }
}
