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

  /// Says who changed the group meanwhile and what, as far as the actor may know it.
  func explained(_ error: BillingError, _ target: OperationTarget, in scene: Scene) -> BillingError
  {
    guard error.code == .changedMeanwhile, case .group(let reference) = target,
      let group = scene.view.groups.named(reference),
      let recent = try? repository.entries(limit: 20)
    else { return error }
    let seen = recent.lazy.compactMap { $0.seen(by: scene.access) }
    let last = seen.first { $0.outcome == .done && $0.groups.contains(group.id) }
    return last.map { .changedMeanwhile(group.name, by: $0.actor, $0.summary) } ?? error
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
