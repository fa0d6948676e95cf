package import BillingCore

/// What the actor may do, where and why.
package struct Can: ReadOperation {
  package static let info = OperationInfo("access.can", "What may I do", .everyone)
  /// Nil asks about the organization and every group in reach.
  package let group: GroupReference?
  package var target: OperationTarget { group.map { .group($0) } ?? .reach }

  package init(group: GroupReference? = nil) {
    self.group = group
  }

  package func read(_ scene: Scene) throws(BillingError) -> EffectiveAccess {
    let actor = scene.access.actor
    return scene.view.effectiveAccess(
      of: actor.user.flatMap { scene.view.user($0) }, ownsTheData: actor.ownsTheData,
      in: try scene.groups(group.map { [$0] } ?? []))
  }
}
