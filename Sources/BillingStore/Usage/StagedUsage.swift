import BillingCore
import UsageEngine

/// A usage file that lies ready to become part of the data.
struct StagedUsage: Sendable {
  var file: StagedFile
  var name: String
  var importedOn: Day
  var asOf: Day?
  var accounts: AccountGroups
}
