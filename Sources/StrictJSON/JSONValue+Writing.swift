extension JSONValue {
  /// One line without spaces: the form that is hashed and journaled.
  package var compactBytes: [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.write(self)
    return writer.bytes
  }

  /// Two spaces per level and a newline at the end: the form people edit.
  package var prettyBytes: [UInt8] {
    var writer = JSONWriter(isPretty: true)
    writer.write(self)
    return writer.bytes + [Ascii.newline]
  }

  package var compactText: String { String(decoding: compactBytes, as: UTF8.self) }
  package var prettyText: String { String(decoding: prettyBytes, as: UTF8.self) }
}
