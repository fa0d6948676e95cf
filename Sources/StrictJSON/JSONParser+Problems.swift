extension JSONParser {
  func problem(_ kind: JSONProblem.Kind, at offset: Int, _ message: String) -> JSONProblem {
    let position = JSONPosition(of: offset, in: bytes)
    return JSONProblem(
      kind: kind, offset: offset, line: position.line, column: position.column, message: message,
      remedy: kind.remedy)
  }

  func ended(_ expected: String) -> JSONProblem {
    problem(.unexpectedEnd, at: bytes.count, "the document ends where \(expected) should be")
  }

  func unexpected(_ expected: String) -> JSONProblem {
    problem(.unexpectedCharacter, at: at, "\(shown(at)) where \(expected) should be")
  }

  /// A byte for a message: itself if it prints, else its number.
  func shown(_ offset: Int) -> String {
    let byte = bytes[offset]
    if byte > 0x20, byte < 0x7F { return "\"\(Character(Unicode.Scalar(byte)))\"" }
    return "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension JSONProblem {
  /// Text from a document for a message: short, and without anything a terminal would obey.
  static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let visible = scalars.prefix(60).map { scalar -> String in
      let isPlain = scalar.value >= 0x20 && !JSONWriter.isEscaped(scalar)
      return isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return visible.joined() + (scalars.count > 60 ? "…" : "")
  }
}
