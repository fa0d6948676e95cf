import StrictJSON

/// What a record says about one file.
package struct JournalDocument: Sendable, Equatable {
  package var path: StorePath
  /// The hash before; nil when the file was absent.
  package var before: String?
  /// The hash after; nil when the file was removed.
  package var hash: String?
  package var size: Int
  /// The whole text of a document; nil for one removed and for a large file.
  package var text: [UInt8]?
  /// Where a large file lay before it was renamed.
  var staged: String?

  package var isLarge: Bool { staged != nil }
}

extension JournalDocument {
  var value: JSONValue {
    var members = [JSONMember("path", .string(path.text))]
    if let before { members.append(JSONMember("before", .string(before))) }
    if let hash { members.append(JSONMember("hash", .string(hash))) }
    members.append(JSONMember("size", .integer(size)))
    if let staged { members.append(JSONMember("staged", .string(staged))) }
    if let text {
      members.append(JSONMember("text", .string(String(decoding: text, as: UTF8.self))))
    }
    return .object(members)
  }

  init?(_ value: JSONValue) {
    guard let path = value["path"]?.string.flatMap(StorePath.init),
      let size = value["size"]?.integer
    else { return nil }
    self.init(
      path: path, before: value["before"]?.string, hash: value["hash"]?.string, size: size,
      text: value["text"]?.string.map { Array($0.utf8) }, staged: value["staged"]?.string)
  }
}
