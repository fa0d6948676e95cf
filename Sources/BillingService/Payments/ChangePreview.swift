package import BillingCore

/// What a change would do, said before it is done.
package struct ChangePreview: Hashable, Sendable {
  package let title: String
  /// The sentence that the receipt would say.
  package let summary: String
  package let changes: [FieldChange]
}

extension BillingService {
  /// Runs the change on a copy and keeps nothing of it: the same rules, the same words.
  package func preview<O: ChangeOperation>(_ operation: O, as actor: Actor, at moment: Moment)
    throws(BillingError) -> ChangePreview
  {
    let change = try next(operation, from: repository.snapshot(), as: actor, at: moment)
    return ChangePreview(
      title: O.info.title, summary: change.receipt.summary, changes: change.entry.changes)
  }
}
