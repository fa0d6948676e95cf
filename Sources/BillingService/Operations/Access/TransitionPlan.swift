package import BillingCore

/// What the move from account roles to billing roles would do; changes nothing.
package struct TransitionPlan: ReadOperation {
  package static let info = OperationInfo(
    "access.transition-plan", "Plan the move from account roles", .capability(.manageRoles))
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) throws(BillingError) -> Transition {
    scene.view.transition
  }
}
