import StrictJSON

/// One line of the journal: a change or a refusal, chained by hash to the line before.
package struct JournalRecord: Sendable, Equatable {
  package var format = JournalRecord.supportedFormat
  package var sequence: Int
  package var previousHash: String
  package var revision: Int
  package var entry: RecordedEntry
  package var documents: [JournalDocument]
  /// Of the line up to here; empty until it is written.
  package var hash = ""

  /// The newest form of records this program writes.
  static let supportedFormat = 1

  package var head: JournalHead { JournalHead(sequence: sequence, hash: hash, revision: revision) }
}

extension JournalRecord {
  /// The line with its hash and newline: `{…,"hash":"…"}\n`.
  func line() -> (bytes: [UInt8], hash: String) {
    var body = value.compactBytes
    body.removeLast()
    let hash = SHA256.hex(of: body)
    return (body + Array(",\"hash\":\"\(hash)\"}\n".utf8), hash)
  }

  private var value: JSONValue {
    [
      "format": .integer(format), "seq": .integer(sequence), "previous": .string(previousHash),
      "revision": .integer(revision), "time": .string(entry.time), "actor": .string(entry.actor),
      "role": .string(entry.role), "how": .string(entry.how),
      "operation": .string(entry.operation), "key": .string(entry.key),
      "fingerprint": .string(entry.fingerprint), "group": .string(entry.group),
      "before": entry.before, "after": entry.after, "result": entry.result,
      "documents": .array(documents.map(\.value)),
    ]
  }

  /// Nil when a member is absent or of another kind.
  init?(_ value: JSONValue, hash: String) {
    func text(_ name: String) -> String { value[name]?.string ?? "" }
    guard let format = value["format"]?.integer, let sequence = value["seq"]?.integer,
      let revision = value["revision"]?.integer, let previous = value["previous"]?.string,
      let documents = value["documents"]?.array
    else { return nil }
    let known = documents.compactMap(JournalDocument.init)
    guard known.count == documents.count else { return nil }
    self.init(
      format: format, sequence: sequence, previousHash: previous, revision: revision,
      entry: RecordedEntry(
        time: text("time"), actor: text("actor"), role: text("role"), how: text("how"),
        operation: text("operation"), key: text("key"), fingerprint: text("fingerprint"),
        group: text("group"), before: value["before"] ?? .null, after: value["after"] ?? .null,
        result: value["result"] ?? .null),
      documents: known, hash: hash)
  }
}
