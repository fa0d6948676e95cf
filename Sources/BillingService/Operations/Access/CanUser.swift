package import BillingCore

/// What somebody else may do, where and why.
package struct CanUser: ReadOperation {
  package static let info = OperationInfo(
    "access.can-user", "What may somebody do", .capability(.manageRoles))
  package let user: UserReference
  /// Nil asks about the organization and every group.
  package let group: GroupReference?
  package var target: OperationTarget { .organization }

  package init(_ user: UserReference, group: GroupReference? = nil) {
    self.user = user
    self.group = group
  }

  package func read(_ scene: Scene) throws(BillingError) -> EffectiveAccess {
    scene.view.effectiveAccess(
      of: try scene.view.users.resolve(user), ownsTheData: false,
      in: try scene.groups(group.map { [$0] } ?? []))
  }
}
