import BillingCore

/// Lets those who read the whole journal check that nobody changed it.
package struct VerifyJournal: ReadOperation {
  package static let info = OperationInfo(
    "journal.verify", "Verify the journal", .capability(.manageOrganization))
  package var target: OperationTarget { .organization }

  package init() {}

  package func read(_ scene: Scene) {}
}
