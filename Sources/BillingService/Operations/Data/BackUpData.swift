import BillingCore

/// Lets the owner of the data copy all of it.
package struct BackUpData: ReadOperation {
  package static let info = OperationInfo("data.back-up", "Back up the data", .ownTheData)
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) {}
}
