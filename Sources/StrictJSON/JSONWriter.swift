/// Writes values as bytes: one compact line for hashing, or two-space pretty for people.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  let isPretty: Bool

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func write(_ value: JSONValue, depth: Int = 0) {
    switch value.content {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): write(text)
    case .array(let items): write(items, depth: depth)
    case .object(let members): write(members, depth: depth)
    }
  }

  private mutating func write(_ items: [JSONValue], depth: Int) {
    bytes.append(Ascii.openBracket)
    for (index, item) in items.enumerated() {
      separate(index, depth: depth + 1)
      write(item, depth: depth + 1)
    }
    if !items.isEmpty { breakLine(depth: depth) }
    bytes.append(Ascii.closeBracket)
  }

  private mutating func write(_ members: [JSONMember], depth: Int) {
    bytes.append(Ascii.openBrace)
    for (index, member) in members.enumerated() {
      separate(index, depth: depth + 1)
      write(member.key)
      bytes.append(Ascii.colon)
      if isPretty { bytes.append(Ascii.space) }
      write(member.value, depth: depth + 1)
    }
    if !members.isEmpty { breakLine(depth: depth) }
    bytes.append(Ascii.closeBrace)
  }

  private mutating func separate(_ index: Int, depth: Int) {
    if index > 0 { bytes.append(Ascii.comma) }
    breakLine(depth: depth)
  }

  private mutating func breakLine(depth: Int) {
    guard isPretty else { return }
    bytes.append(Ascii.newline)
    for _ in 0..<depth { bytes.append(contentsOf: [Ascii.space, Ascii.space]) }
  }

  mutating func write(_ text: String) {
    bytes.append(Ascii.quote)
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { write(scalar) }
    }
    bytes.append(Ascii.quote)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != Ascii.quote && byte != Ascii.backslash
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if let short = Self.shortEscape(scalar) {
      bytes.append(contentsOf: [Ascii.backslash, short])
    } else if Self.isEscaped(scalar) {
      for unit in UTF16.encode(scalar) ?? .init() { writeHexadecimal(unit) }
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  private static func shortEscape(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "\"": Ascii.quote
    case "\\": Ascii.backslash
    case "\u{8}": UInt8(ascii: "b")
    case "\u{C}": UInt8(ascii: "f")
    case "\n": UInt8(ascii: "n")
    case "\r": UInt8(ascii: "r")
    case "\t": UInt8(ascii: "t")
    default: nil
    }
  }

  /// Controls, and what turns or hides the text around it: a file shown with `cat` stays honest.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return true
    default:
      return scalar.properties.isDefaultIgnorableCodePoint && !isSelector(scalar)
    }
  }

  /// Tells an emoji from a sign; part of what is seen.
  private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value)
  }

  private mutating func writeHexadecimal(_ value: UInt16) {
    bytes.append(contentsOf: [Ascii.backslash, UInt8(ascii: "u")])
    let digits = String(value, radix: 16)
    for _ in digits.utf8.count..<4 { bytes.append(Ascii.zero) }
    bytes.append(contentsOf: digits.utf8)
  }
}
