import StrictJSON

/// The version of the documents' form. An older one is read; a newer one is shown, never written.
enum DocumentVersion {
  static let current = 1
  static let about = "The version of this document's form."

  /// The form that a document says it has, whatever else is in it.
  static func of(_ document: JSONValue) -> Int {
    document["format"]?.integer ?? current
  }
}

extension DocumentShape<Int> {
  /// A newer form counts as read: it is told apart before its fields are looked at.
  static let format = DocumentShape(
    schema: ["type": "integer", "minimum": 1], packed: count.packed
  ) { json, issues in
    if let format = json.integer, format >= 1 { return format }
    issues.unexpected(
      json, wanted: "the number of a document format", remedy: "Write \(DocumentVersion.current).")
    return nil
  } write: { format, _ in
    .integer(format)
  }
}
