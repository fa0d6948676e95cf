package import StrictJSON

/// A change that is on the disk.
package struct CommitOutcome: Sendable {
  package var head: JournalHead
  package var result: JSONValue
  /// The key was known: nothing was written, and this is the result of the first time.
  package var isRepeat: Bool
  package var notes: [String]
}
