import BillingCore

extension BillingService {
  /// The change that the operation makes of a snapshot that was read under the lock.
  func next(
    _ operation: some ChangeOperation, from snapshot: Snapshot, as actor: Actor, at moment: Moment
  ) throws(BillingError) -> Change {
    let access = Access(actor, in: snapshot.organization)
    var draft = ChangeDraft(
      snapshot.organization, access: access, usage: snapshot.usage, moment: moment)
    try authorise(operation, in: draft.view)
    if actor.isReadOnly { throw .viewOnly }
    if let reason = snapshot.readOnlyReason { throw .readOnly(reason) }
    try checkRevision(operation, in: draft.view)
    let receipt = try operation.change(&draft)
    try draft.organization.checkInvariants()
    let entry = entry(for: operation, draft: draft, receipt: receipt)
    return Change(
      organization: draft.organization, entry: entry, receipt: receipt,
      stagedUsage: draft.stagedUsage)
  }

  private func checkRevision(_ operation: some ChangeOperation, in view: OrganizationView)
    throws(BillingError)
  {
    guard let expected = operation.expectedRevision,
      case .group(let reference) = operation.target
    else { return }
    let group = try view.resolve(reference)
    guard group.revision == expected else { throw .changedMeanwhile(group.name) }
  }

  private func entry(
    for operation: some ChangeOperation, draft: ChangeDraft, receipt: ChangeReceipt
  ) -> JournalEntry {
    let info = type(of: operation).info
    let role = draft.access.role(for: info.permission, in: draft.touchedGroups.first)
    return JournalEntry(
      at: draft.moment.now, actor: draft.access.actor.name,
      role: role?.rawValue ?? "dataOwner", source: draft.access.actor.source,
      operation: info.name, groups: draft.touchedGroups, summary: receipt.summary,
      changes: draft.changes)
  }

  /// What is refused is written down, a look like a change; never while the store is locked.
  func journal(
    refusal error: BillingError, of operation: some Operation, as actor: Actor, at moment: Moment
  ) {
    guard error.code == .notPermitted || error.code == .notFound else { return }
    let info = type(of: operation).info
    repository.record(
      refusal: JournalEntry(
        at: moment.now, actor: actor.name, role: rolesText(of: actor), source: actor.source,
        operation: info.name, groups: [], summary: info.title,
        outcome: .refused(reason: error.message)))
  }

  private func rolesText(of actor: Actor) -> String {
    guard let organization = try? repository.snapshot().organization else { return "unknown" }
    let roles = Access(actor, in: organization).grants.map(\.role.rawValue)
    return roles.isEmpty ? "none" : roles.joined(separator: " ")
  }
}
