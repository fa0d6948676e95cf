import BillingCore

/// Whether a menu, a key hint and the palette show an operation.
package enum Offer: Hashable, Sendable {
  /// The actor's role does not have it: it is nowhere to be seen.
  case hidden
  /// The role has it, but not right now, and this is why.
  case unavailable(String)
  case available
}

extension Offer {
  package init(_ operation: some Operation, in scene: Scene) {
    do throws(BillingError) {
      try Authorisation.check(operation, in: scene.view)
    } catch {
      self = .hidden
      return
    }
    let changes = operation is any ChangeOperation
    if changes, scene.access.actor.isReadOnly {
      self = .unavailable("you are looking as somebody else")
    } else if changes, let reason = scene.readOnlyReason {
      self = .unavailable(reason)
    } else {
      self = operation.obstacle(in: scene.view).map(Offer.unavailable) ?? .available
    }
  }
}
