package import BillingCore
package import BillingService
import StrictJSON
import Synchronization

extension JSONFileRepository {
  package func commit(
    _ request: CommitRequest,
    _ body: (Snapshot) throws(BillingError) -> Change
  ) throws(BillingError) -> ChangeReceipt {
    if let obstacle = folder.writeObstacle { throw .readOnly(obstacle) }
    lookAgain()
    let durable = durable(request)
    var placed: [String] = []
    let outcome = try translated {
      try folder.commit(durable) { state in
        let change = try next(of: state, body)
        placed = change.change.stagedUsage
        return change.proposal
      }
    }
    forget(placed)
    return ChangeReceipt(outcome.result)
  }

  /// A key that was used for something else is nobody's business before they are let in.
  package func saved(_ request: CommitRequest) throws(BillingError) -> SavedChange? {
    do throws(StoreProblem) {
      let outcome = try folder.earlierOutcome(of: durable(request))
      return outcome.map { SavedChange(ChangeReceipt($0.result), groups: $0.result.groupIDs) }
    } catch {
      if error.code == .keyReused { return nil }
      throw error.billingError
    }
  }

  private func durable(_ request: CommitRequest) -> DurableRequest {
    DurableRequest(
      key: request.key ?? "", fingerprint: SHA256.hex(of: Array(request.fingerprint.utf8)),
      time: Self.now.text, patienceMilliseconds: patienceMilliseconds)
  }

  private func next(
    of durable: DurableState, _ body: (Snapshot) throws(BillingError) -> Change
  ) throws(BillingError) -> (change: Change, proposal: ProposedChange) {
    let state = try StoreState(saved: durable)
    let usage = shelf.usage(state.saved.imports, after: kept.withLock { $0?.usage })
    let change = try body(
      Snapshot(
        generation: durable.head.revision, organization: state.saved.organization,
        usage: usage, problems: state.problems, readOnlyReason: state.readOnlyReason))
    if let reason = state.readOnlyReason { throw .readOnly(reason) }
    var writer = OrganizationWriter(over: state.saved)
    try writer.write(change.organization)
    let files = try staged(change.stagedUsage)
    var imports = state.saved.imports
    for file in files { imports.add(file) }
    try writer.write(imports)
    let documents = try writer.changes() + files.map { .place($0.file) }
    return (change, ProposedChange(RecordedEntry(change.entry, receipt: change.receipt), documents))
  }

  private func staged(_ names: [String]) throws(BillingError) -> [StagedUsage] {
    try names.map { name throws(BillingError) in
      guard let file = staged.withLock({ $0[name] }) else {
        throw BillingError(
          .failed, "The usage file “\(name)” is not ready.", remedy: "Import it again.")
      }
      return file
    }
  }

  /// What is refused is written down where that is possible; the refusal is told in any case.
  package func record(refusal: JournalEntry) {
    let request = DurableRequest(time: Self.now.text, patienceMilliseconds: patienceMilliseconds)
    _ = try? folder.commit(request) { _ in
      ProposedChange(RecordedEntry(refusal, receipt: nil), [])
    }
  }

  static var now: Timestamp { Timestamp(seconds: Int64(Syscall.secondsNow)) }

  /// Any error of a change in the service's words.
  func translated<Result>(_ body: () throws -> Result) throws(BillingError) -> Result {
    do {
      return try body()
    } catch let error as BillingError {
      throw error
    } catch let problem as StoreProblem {
      throw problem.billingError
    } catch {
      throw BillingError(.failed, "The change failed: \(error).", remedy: "Try it again.")
    }
  }
}

extension OrganizationWriter {
  func changes() throws(BillingError) -> [DocumentChange] {
    var changes: [DocumentChange] = []
    for file in written.keys.sorted() {
      changes.append(.write(try Self.path(file), written[file] ?? []))
    }
    for file in removed.sorted() { changes.append(.remove(try Self.path(file))) }
    return changes
  }

  private static func path(_ file: String) throws(BillingError) -> StorePath {
    if let path = StorePath(file) { return path }
    throw BillingError(
      .invalid, "A document can't be named “\(file)”: it is too long.",
      remedy: "Use a shorter number.", path: file)
  }
}
