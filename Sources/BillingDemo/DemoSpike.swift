package import BillingCore

/// A spike that the demo holds on purpose, and what made it.
package struct DemoSpike: Hashable, Sendable {
  /// What drove it.
  package enum Cause: String, CaseIterable, Sendable {
    /// One account sent far more of one product than it ever does.
    case volume
    /// The usual volume at several times the usual unit price.
    case unitPrice
    /// An account and a product that were never there before.
    case newAccount
  }

  package let cause: Cause
  package let day: Day
  package let group: BillingGroupID
  package let account: AccountID
  package let category: String
}

/// Records that became known together.
package struct DemoImport: Hashable, Sendable {
  package let day: Day
  package let records: [UsageRecord]
}
