package import BillingCore

/// Something that is wrong with the data and did not keep the rest from opening.
package struct DataProblem: Hashable, Sendable {
  package let error: BillingError
  /// The group that can't be shown because of it.
  package let group: BillingGroupID?
  package let groupName: String?
  /// Records are missing, of whichever groups.
  package let isOfUsage: Bool

  package init(
    _ error: BillingError, group: BillingGroupID? = nil, groupName: String? = nil,
    isOfUsage: Bool = false
  ) {
    self.error = error
    self.group = group
    self.groupName = groupName
    self.isOfUsage = isOfUsage
  }

  /// Sums leave out what can't be read.
  package var leavesGap: Bool { group != nil || isOfUsage }
}

/// One state of everything. Immutable; a change makes the next one.
package struct Snapshot: Sendable {
  package let generation: Int
  package let organization: Organization
  package let usage: any UsageOpening
  package let problems: [DataProblem]
  /// Why nothing can be changed, if so: a read-only folder, a newer schema, damage.
  package let readOnlyReason: String?
  /// Where alarms are kept; nothing of the state itself.
  package let spikes: any SpikeShelf
  /// Why nothing that was made of it may be told, once something that is read late was not there.
  package let trouble: @Sendable () -> BillingError?

  package init(
    generation: Int, organization: Organization, usage: any UsageOpening,
    problems: [DataProblem] = [], readOnlyReason: String? = nil,
    spikes: any SpikeShelf = EmptySpikeShelf(),
    trouble: @escaping @Sendable () -> BillingError? = { nil }
  ) {
    self.spikes = spikes
    self.trouble = trouble
    self.generation = generation
    self.organization = organization
    self.usage = usage
    self.problems = problems
    self.readOnlyReason = readOnlyReason
  }
}

/// What a change asks of the store.
package struct CommitRequest: Hashable, Sendable {
  package let operation: String
  package let key: String?
  package let fingerprint: String

  package init(operation: String, key: String?, fingerprint: String) {
    self.operation = operation
    self.key = key
    self.fingerprint = fingerprint
  }
}

/// What a key did the first time.
package struct SavedChange: Hashable, Sendable {
  package let receipt: ChangeReceipt
  package let groups: [BillingGroupID]

  package init(_ receipt: ChangeReceipt, groups: [BillingGroupID]) {
    self.receipt = receipt
    self.groups = groups
  }
}

/// The next state, and what the journal says about it.
package struct Change: Sendable {
  package let organization: Organization
  package let entry: JournalEntry
  package let receipt: ChangeReceipt
  package let stagedUsage: [String]
}

/// What the service needs of a store. The store knows nothing of who may do what.
package protocol Repository: JournalReader {
  func snapshot() throws(BillingError) -> Snapshot
  /// Locks, reads afresh, asks `body` for the next state and makes it last, or changes nothing.
  func commit(
    _ request: CommitRequest, _ body: (Snapshot) throws(BillingError) -> Change
  ) throws(BillingError) -> ChangeReceipt
  /// What the request's key did with the same fingerprint; nil for any other.
  func saved(_ request: CommitRequest) throws(BillingError) -> SavedChange?
  /// Writes down what was refused. A refusal is told even where it can't be written.
  func record(refusal: JournalEntry)
}
