import BillingCore
import BillingService

/// The operations on the data as a whole: imports, and what only its owner does.
extension OperationSamples {
  static let data = [
    OperationSample("data.check", "ownTheData") { _ in CheckData() },
    OperationSample("data.back-up", "ownTheData") { _ in BackUpData() },
    OperationSample("journal.verify", "manageOrganization") { _ in VerifyJournal() },
    OperationSample("usage.import-plan", "administerBilling") { _ in PlanImport() },
    OperationSample("usage.import", "administerBilling") { reference in
      var groups: [BillingGroupID] = []
      if case .id(let id) = reference { groups = [id] }
      return ImportUsage(files: [], groups: groups, counts: "a file")
    },
  ]
}
