package import BillingCore

/// One thing that a look at the data found: where, what, and what to do about it.
package struct HealthFinding: Hashable, Sendable {
  /// How much it matters.
  package enum Weight: String, CaseIterable, Sendable {
    /// Something is lost, or can't be read or trusted.
    case damage
    /// Somebody changed a document by hand; `check --accept` takes it over.
    case edit
    /// Nothing is wrong with the data, but somebody should know.
    case notice
  }

  package let weight: Weight
  /// The file with line and column, what is wrong, what to do.
  package let error: BillingError
  /// Whether `check --repair` mends it.
  package let isMendable: Bool
  /// What an edit changes, each as `path: before → after`.
  package let differences: [String]

  init(
    _ weight: Weight, _ error: BillingError, isMendable: Bool = false, differences: [String] = []
  ) {
    self.weight = weight
    self.error = error
    self.isMendable = isMendable
    self.differences = differences
  }
}

/// What a look at everything found.
package struct HealthReport: Hashable, Sendable {
  package var findings: [HealthFinding] = []
  package var documents = 0
  package var records = 0
  package var usageFiles = 0

  package var isSound: Bool { findings.allSatisfy { $0.weight == .notice } }
}
