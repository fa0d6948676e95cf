/// Where a journal ends: the state of an organization has exactly one.
package struct JournalHead: Hashable, Sendable {
  package var sequence: Int
  package var hash: String
  /// Counts records that changed documents; refusals and logins don't raise it.
  package var revision: Int

  /// Before the first record.
  static let none = JournalHead(sequence: 0, hash: String(repeating: "0", count: 64), revision: 0)
}
