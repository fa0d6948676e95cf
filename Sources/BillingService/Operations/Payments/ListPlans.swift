package import BillingCore

/// The plans on offer.
package struct ListPlans: ReadOperation {
  package static let info = OperationInfo("plans.list", "Plans on offer", .anyRole)

  package init() {}

  package var target: OperationTarget { .reach }

  package func read(_ scene: Scene) throws(BillingError) -> [CatalogPlan] {
    scene.view.catalog.plans
  }
}
