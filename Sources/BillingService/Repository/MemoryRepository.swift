package import BillingCore
import Synchronization

/// An organization that lives as long as the program: the demo, and tests.
package final class MemoryRepository: Repository {
  fileprivate struct State {
    var snapshot: Snapshot
    var entries: [JournalEntry] = []
    var saved: [String: (fingerprint: String, change: SavedChange)] = [:]
  }

  private let state: Mutex<State>

  package init(
    _ organization: Organization, usage: any UsageSource,
    spikes: any SpikeShelf = EmptySpikeShelf()
  ) {
    state = Mutex(
      State(
        snapshot: Snapshot(
          generation: 1, organization: organization, usage: usage, spikes: spikes)))
  }

  package func snapshot() throws(BillingError) -> Snapshot {
    state.withLock { $0.snapshot }
  }

  package func commit(
    _ request: CommitRequest, _ body: (Snapshot) throws(BillingError) -> Change
  ) throws(BillingError) -> ChangeReceipt {
    try state.withLock { state throws(BillingError) -> ChangeReceipt in
      if let key = request.key, let known = state.saved[key] {
        guard known.fingerprint == request.fingerprint else { throw .keyReused(key) }
        return known.change.receipt
      }
      let change = try body(state.snapshot)
      state.apply(change)
      if let key = request.key {
        let saved = SavedChange(change.receipt, groups: change.entry.groups)
        state.saved[key] = (request.fingerprint, saved)
      }
      return change.receipt
    }
  }

  package func saved(_ request: CommitRequest) throws(BillingError) -> SavedChange? {
    state.withLock { state in
      request.key.flatMap { state.saved[$0] }
        .flatMap { $0.fingerprint == request.fingerprint ? $0.change : nil }
    }
  }

  package func record(refusal: JournalEntry) {
    state.withLock { $0.append(refusal) }
  }

  package func entries(limit: Int) throws(BillingError) -> [JournalEntry] {
    state.withLock { Array($0.entries.suffix(limit).reversed()) }
  }
}

extension MemoryRepository.State {
  fileprivate mutating func append(_ entry: JournalEntry) {
    var entry = entry
    entry.sequence = entries.count + 1
    entries.append(entry)
  }

  fileprivate mutating func apply(_ change: Change) {
    append(change.entry)
    snapshot = Snapshot(
      generation: snapshot.generation + 1, organization: change.organization,
      usage: snapshot.usage, spikes: snapshot.spikes)
  }
}
