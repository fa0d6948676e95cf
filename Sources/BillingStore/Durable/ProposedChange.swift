/// A change that was authorised and applied in memory: what to write, and what the journal says.
package struct ProposedChange: Sendable {
  package var entry: RecordedEntry
  /// Empty for a refusal, which is journaled and changes nothing.
  package var changes: [DocumentChange]

  package init(_ entry: RecordedEntry, _ changes: [DocumentChange]) {
    self.entry = entry
    self.changes = changes
  }
}
