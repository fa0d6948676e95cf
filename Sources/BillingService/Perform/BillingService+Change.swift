import BillingCore

extension BillingService {
  /// The change that the operation makes of a snapshot that was read under the lock.
  func next(
    _ operation: some ChangeOperation, from snapshot: Snapshot, as actor: Actor, at moment: Moment,
    under terms: ChangeTerms
  ) throws(BillingError) -> Change {
    let access = Access(actor, in: snapshot.organization)
    var draft = ChangeDraft(
      snapshot.organization, access: access, permission: type(of: operation).info.permission,
      usage: snapshot.usage, moment: moment, processor: terms.processor)
    let view = draft.view
    try Authorisation.check(operation, in: view)
    if let reason = snapshot.readOnlyReason { throw .readOnly(reason) }
    try checkRevision(operation, terms, of: snapshot.organization, in: view)
    let receipt = try operation.change(&draft)
    if let trouble = snapshot.usage.trouble { throw trouble }
    try draft.organization.checkInvariants()
    try checkOwners(before: snapshot.organization, after: draft.organization)
    let entry = entry(for: operation, draft: draft, receipt: receipt)
    return Change(
      organization: draft.organization, entry: entry, receipt: receipt,
      stagedUsage: draft.stagedUsage)
  }

  /// The answer of the first time to a repeat whose words name nothing any more, because the change
  /// itself gave its group another name. The fingerprint holds who asks; and whoever may no longer
  /// do this on the groups it was done to is told nothing.
  func saved(_ request: CommitRequest, in scene: Scene) -> ChangeReceipt? {
    guard request.key != nil, !scene.access.actor.isReadOnly,
      let saved = try? repository.saved(request), !saved.groups.isEmpty
    else { return nil }
    let mayStill = saved.groups.allSatisfy { group in
      scene.access.sees(group) && scene.access.allows(scene.permission, in: group)
    }
    return mayStill ? saved.receipt : nil
  }

  func request<O: ChangeOperation>(for operation: O, by actor: Actor) -> CommitRequest {
    CommitRequest(
      operation: O.info.name, key: operation.key,
      fingerprint: Fingerprint.text(of: operation.fingerprint, by: actor))
  }

  /// The group in which a keyed change was made, whatever it is called by now.
  func home(of operation: some ChangeOperation, by actor: Actor) -> GroupReference? {
    let saved = try? repository.saved(request(for: operation, by: actor))
    return saved?.groups.first.map(GroupReference.id)
  }

  private func checkRevision(
    _ operation: some ChangeOperation, _ terms: ChangeTerms, of organization: Organization,
    in view: OrganizationView
  ) throws(BillingError) {
    let expected = [operation.expectedRevision, terms.revision].compactMap(\.self)
    guard !expected.isEmpty else { return }
    switch operation.revised {
    case .group(let reference):
      let group = try view.resolve(reference)
      if expected.contains(where: { $0 != group.revision }) { throw .changedMeanwhile(group.name) }
    case .organization:
      guard expected.contains(where: { $0 != organization.revision }) else { return }
      throw .changedMeanwhile(organization.name)
    case .groups, .reach:
      return
    }
  }

  /// Whatever the operation was: somebody who can manage the organization stays.
  private func checkOwners(before: Organization, after: Organization) throws(BillingError) {
    let untouched =
      before.grants == after.grants && before.users == after.users && before.domain == after.domain
    if untouched || before.workingOwners.isEmpty { return }
    if after.workingOwners.isEmpty { throw .lastOwner }
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
}
