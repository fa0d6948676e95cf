extension JSONValue {
  /// Reads one document. `JSONPosition(of:in:)` turns a node's offset into line and column.
  package static func parse(
    _ bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(JSONProblem) -> JSONValue {
    var parser = JSONParser(bytes: bytes, limits: limits)
    return try parser.document()
  }

  package static func parse(
    _ bytes: Span<UInt8>, limits: JSONLimits = .standard
  ) throws(JSONProblem) -> JSONValue {
    try parse(bytes.withUnsafeBufferPointer { Array($0) }, limits: limits)
  }

  package static func parse(
    text: String, limits: JSONLimits = .standard
  ) throws(JSONProblem) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }
}
