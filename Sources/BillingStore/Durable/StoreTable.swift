/// What the journal says the folder holds, and which keys were used.
struct StoreTable: Sendable, Equatable {
  /// The last word of the journal on one file.
  struct File: Sendable, Equatable {
    var hash: String
    var size: Int
    var isLarge: Bool
    /// The record that wrote it.
    var sequence: Int
  }

  /// A key that was used, and for what.
  struct Key: Sendable, Equatable {
    var key: String
    var fingerprint: String
    var sequence: Int
  }

  var head = JournalHead.none
  var files: [StorePath: File] = [:]
  /// The newest last.
  var keys: [Key] = []

  /// Keys older than this many are forgotten: a repeat comes within minutes, not years.
  static let keysKept = 2000

  mutating func apply(_ record: JournalRecord) {
    head = record.head
    for document in record.documents {
      files[document.path] = document.hash.map {
        File(
          hash: $0, size: document.size, isLarge: document.isLarge, sequence: record.sequence)
      }
    }
    if !record.entry.key.isEmpty {
      keys.append(
        Key(
          key: record.entry.key, fingerprint: record.entry.fingerprint,
          sequence: record.sequence))
      if keys.count > 2 * Self.keysKept { keys.removeFirst(keys.count - Self.keysKept) }
    }
  }
}
