package import BillingCore

/// Who acts, how that is known, and which roles work.
package struct WhoAmI: ReadOperation {
  /// What the header and `whoami` show.
  package struct Outcome: Hashable, Sendable {
    package let actor: Actor
    /// Nil for the owner of the data, and for somebody the organization does not know.
    package let user: User?
    /// Empty for somebody without any role.
    package let organization: String
    package let grants: [GrantRow]
    /// The widest role that works.
    package let role: Role?
  }

  package static let info = OperationInfo("access.whoami", "Who am I", .everyone)
  package var target: OperationTarget { .reach }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let actor = scene.access.actor
    let working = scene.access.grants.map(\.role)
    return Outcome(
      actor: actor, user: actor.user.flatMap { scene.view.user($0) },
      organization: scene.view.name,
      grants: scene.view.grants.filter { $0.user == actor.user }.map { scene.view.row($0) },
      role: Role.allCases.first(where: working.contains))
  }
}
