import BillingCore

/// Lets the owner of the data look at every byte of it; what is found may be about anything.
package struct CheckData: ReadOperation {
  package static let info = OperationInfo("data.check", "Check the data", .ownTheData)
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) {}
}
