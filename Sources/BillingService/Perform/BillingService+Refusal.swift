import BillingCore

extension BillingService {
  /// Runs the body; what it refuses is written down before it is told.
  func journaling<Outcome>(
    _ operation: some Operation, in snapshot: Snapshot, as actor: Actor, at moment: Moment,
    _ body: () throws(BillingError) -> Outcome
  ) throws(BillingError) -> Outcome {
    do throws(BillingError) {
      return try body()
    } catch {
      if error.code == .notPermitted || error.code == .notFound {
        let entry = refusal(error, of: operation, in: snapshot.organization, as: actor, at: moment)
        repository.record(refusal: entry)
      }
      throw error
    }
  }

  /// The journal names the groups that were meant, whoever meant them; who reads it sees their own.
  /// A refusal repeats what was typed, so a card number in it is not written down.
  private func refusal(
    _ error: BillingError, of operation: some Operation, in organization: Organization,
    as actor: Actor, at moment: Moment
  ) -> JournalEntry {
    let info = type(of: operation).info
    return JournalEntry(
      at: moment.now, actor: actor.name, role: Self.roles(of: actor, in: organization),
      source: actor.source, operation: info.name,
      groups: operation.target.references.compactMap { organization.groups.named($0)?.id },
      summary: info.title, outcome: .refused(reason: CardNumberGuard.masked(error.message)))
  }

  private static func roles(of actor: Actor, in organization: Organization) -> String {
    if actor.ownsTheData { return "dataOwner" }
    let held = Access(actor, in: organization).grants.map(\.role)
    let roles = Role.allCases.filter(held.contains).map(\.rawValue)
    return roles.isEmpty ? "none" : roles.joined(separator: " ")
  }

  /// Says who changed the group or the organization meanwhile and what, as far as the actor may
  /// know it.
  func explained(_ error: BillingError, _ target: OperationTarget, in scene: Scene) -> BillingError
  {
    guard error.code == .changedMeanwhile, let recent = try? repository.entries(limit: 20) else {
      return error
    }
    let done = recent.lazy.compactMap { $0.seen(by: scene.access) }.filter { $0.outcome == .done }
    switch target {
    case .group(let reference):
      guard let group = scene.view.groups.named(reference) else { return error }
      let last = done.first { $0.groups.contains(group.id) }
      return last.map { .changedMeanwhile(group.name, by: $0) } ?? error
    case .organization:
      let last = done.first(where: \.isOfOrganization)
      return last.map { .changedMeanwhile(scene.view.name, by: $0) } ?? error
    case .groups, .reach: return error
    }
  }
}

extension JournalEntry {
  /// Whether it may have changed what belongs to the organization itself.
  fileprivate var isOfOrganization: Bool {
    switch OperationRegistry.info(named: operation)?.permission {
    case .ownTheData, .capability(.manageRoles), .capability(.manageOrganization): true
    default: groups.isEmpty
    }
  }

  /// `Set the budget of “Retail” (Budget: EUR 10.00 → EUR 20.00)`.
  fileprivate var difference: String {
    let told = changes.filter { $0.before != $0.after }.prefix(3).map { change in
      "\(change.field): \(change.before.isEmpty ? "none" : change.before) → "
        + (change.after.isEmpty ? "none" : change.after)
    }
    return told.isEmpty ? summary : "\(summary) (\(told.joined(separator: "; ")))"
  }
}

extension BillingError {
  fileprivate static func changedMeanwhile(_ name: String, by entry: JournalEntry) -> BillingError {
    changedMeanwhile(name, by: entry.actor, entry.difference)
  }
}

extension OperationTarget {
  var references: [GroupReference] {
    switch self {
    case .reach, .organization: []
    case .group(let reference): [reference]
    case .groups(let references): references
    }
  }
}
