/// Where a journal ended, as somebody outside noted it: whoever writes a whole journal anew can
/// make its chain fit, but not what was noted in a place that they can't write.
package struct JournalAnchor: Hashable, Sendable {
  private static let word = "billtop-journal"

  /// Tells the journals of several organizations apart, and no name.
  let journal: String
  package let sequence: Int
  let hash: String

  init(organization: String, head: JournalHead) {
    journal = Self.name(of: organization)
    sequence = head.sequence
    hash = head.hash
  }

  static func name(of organization: String) -> String {
    String(SHA256.hex(of: Array(organization.utf8)).prefix(12))
  }

  package var line: String { "\(Self.word) \(journal) \(sequence) \(hash)" }

  /// An anchor wherever it stands in a line, as a system's log has it behind moment and host.
  private init?(line: ArraySlice<UInt8>) {
    let words = line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") })
      .map { String(decoding: $0, as: UTF8.self) }
    guard let start = words.lastIndex(where: { $0.hasSuffix(Self.word) }), words.count > start + 3,
      words[start + 1].utf8.count == 12, let sequence = Int(words[start + 2]), sequence > 0,
      words[start + 3].utf8.count == 64
    else { return nil }
    (journal, hash) = (words[start + 1], words[start + 3])
    self.sequence = sequence
  }

  /// All anchors of a file of lines; other lines may stand between them.
  package static func all(in bytes: [UInt8]) -> [JournalAnchor] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap(JournalAnchor.init(line:))
  }
}
