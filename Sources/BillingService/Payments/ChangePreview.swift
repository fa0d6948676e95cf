package import BillingCore

/// What a change would do, said before it is done.
package struct ChangePreview: Hashable, Sendable {
  package let title: String
  /// The sentence that the receipt would say.
  package let summary: String
  package let changes: [FieldChange]
  /// Of the one group, or the organization, that it is about: what was looked at, so that it can
  /// be done to just that.
  package let revision: Int?
}

extension BillingService {
  /// Runs the change on a copy and keeps nothing of it: the same rules, the same words.
  package func preview<O: ChangeOperation>(
    _ operation: O, as actor: Actor, at moment: Moment, under terms: ChangeTerms = ChangeTerms()
  ) throws(BillingError) -> ChangePreview {
    let snapshot = try repository.snapshot()
    let change = try next(operation, from: snapshot, as: actor, at: moment, under: terms)
    if let trouble = snapshot.trouble() { throw trouble }
    return ChangePreview(
      title: O.info.title, summary: change.receipt.summary, changes: change.entry.changes,
      revision: operation.revised.revision(in: snapshot.organization))
  }
}

extension OperationTarget {
  fileprivate func revision(in organization: Organization) -> Int? {
    switch self {
    case .group(let reference): organization.groups.named(reference)?.revision
    case .organization: organization.revision
    case .groups, .reach: nil
    }
  }
}
