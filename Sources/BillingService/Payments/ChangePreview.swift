package import BillingCore

/// What a change would do, said before it is done.
package struct ChangePreview: Hashable, Sendable {
  package let title: String
  /// The sentence that the receipt would say.
  package let summary: String
  package let changes: [FieldChange]
  /// Of the one group that it is about: what was looked at, so that it can be done to just that.
  package let revision: Int?
}

extension BillingService {
  /// Runs the change on a copy and keeps nothing of it: the same rules, the same words.
  package func preview<O: ChangeOperation>(
    _ operation: O, as actor: Actor, at moment: Moment, through processor: String? = nil
  ) throws(BillingError) -> ChangePreview {
    let snapshot = try repository.snapshot()
    let change = try next(operation, from: snapshot, as: actor, at: moment, through: processor)
    return ChangePreview(
      title: O.info.title, summary: change.receipt.summary, changes: change.entry.changes,
      revision: operation.target.group(in: snapshot.organization)?.revision)
  }
}

extension OperationTarget {
  fileprivate func group(in organization: Organization) -> BillingGroup? {
    guard case .group(let reference) = self else { return nil }
    return organization.groups.named(reference)
  }
}
