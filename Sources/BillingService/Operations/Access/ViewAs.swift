package import BillingCore

/// Gives the actor with whom everything looks as it does for somebody else, and changes nothing.
package struct ViewAs: ReadOperation {
  package static let info = OperationInfo(
    "access.view-as", "View as somebody", .capability(.manageRoles))
  package let user: UserReference
  package var target: OperationTarget { .organization }

  package init(_ user: UserReference) {
    self.user = user
  }

  package func read(_ scene: Scene) throws(BillingError) -> Actor {
    let actor = scene.access.actor
    guard !actor.isReadOnly else { throw .viewOnly }
    let user = try scene.view.users.resolve(user)
    return Actor(user: user.id, name: "\(actor.name) as \(user.id)", source: .viewAs)
  }
}
