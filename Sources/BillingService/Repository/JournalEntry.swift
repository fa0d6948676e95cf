package import BillingCore

/// How an operation ended, as the journal tells it.
package enum JournalOutcome: Hashable, Sendable {
  case done
  case refused(reason: String)
}

/// Who did what, as what role, when, and what it changed.
package struct JournalEntry: Hashable, Sendable {
  /// Given by the store.
  package var sequence: Int
  package let at: Timestamp
  package let actor: String
  package let role: String
  package let source: ActorSource
  package let operation: String
  package let groups: [BillingGroupID]
  package let summary: String
  package let changes: [FieldChange]
  package let outcome: JournalOutcome

  package init(
    sequence: Int = 0, at: Timestamp, actor: String, role: String, source: ActorSource,
    operation: String, groups: [BillingGroupID], summary: String, changes: [FieldChange] = [],
    outcome: JournalOutcome = .done
  ) {
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.role = role
    self.source = source
    self.operation = operation
    self.groups = groups
    self.summary = summary
    self.changes = changes
    self.outcome = outcome
  }
}

/// Whoever can read the journal back, newest first.
package protocol JournalReader: Sendable {
  func entries(limit: Int) throws(BillingError) -> [JournalEntry]
}
