import StrictJSON

/// The look of a document for people: two spaces a level, and on one line what is a row of a table.
struct DocumentLayout {
  /// Rows of plain values may be wide, like a table's; anything else should fit a terminal.
  private static let rowWidth = 180
  private static let lineWidth = 96
  private var bytes: [UInt8] = []

  static func bytes(_ document: JSONValue) -> [UInt8] {
    var layout = DocumentLayout()
    layout.spread(document, level: 0)
    return layout.bytes + [UInt8(ascii: "\n")]
  }

  private mutating func put(_ value: JSONValue, level: Int) {
    let width = value.isRow ? Self.rowWidth : Self.lineWidth
    var line: [UInt8] = []
    if Self.line(value, atMost: width, &line) {
      bytes += line
    } else {
      spread(value, level: level)
    }
  }

  /// One line for each member or item.
  private mutating func spread(_ value: JSONValue, level: Int) {
    switch value.content {
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        startLine(index, level + 1)
        bytes += JSONValue.string(member.key).compactBytes + Array(": ".utf8)
        put(member.value, level: level + 1)
      }
      endLines(UInt8(ascii: "}"), level)
    case .array(let items) where !items.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        startLine(index, level + 1)
        put(item, level: level + 1)
      }
      endLines(UInt8(ascii: "]"), level)
    case .null, .bool, .number, .string, .array, .object: bytes += value.compactBytes
    }
  }

  private mutating func startLine(_ index: Int, _ level: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine(level)
  }

  private mutating func endLines(_ bracket: UInt8, _ level: Int) {
    breakLine(level)
    bytes.append(bracket)
  }

  private mutating func breakLine(_ level: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += Array(repeating: UInt8(ascii: " "), count: 2 * level)
  }

  /// False when it gets too wide.
  private static func line(_ value: JSONValue, atMost width: Int, _ line: inout [UInt8]) -> Bool {
    switch value.content {
    case .object(let members):
      line.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { line += Array(", ".utf8) }
        line += JSONValue.string(member.key).compactBytes + Array(": ".utf8)
        guard Self.line(member.value, atMost: width, &line) else { return false }
      }
      line.append(UInt8(ascii: "}"))
    case .array(let items):
      line.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { line += Array(", ".utf8) }
        guard Self.line(item, atMost: width, &line) else { return false }
      }
      line.append(UInt8(ascii: "]"))
    case .null, .bool, .number, .string: line += value.compactBytes
    }
    return line.count <= width
  }
}

extension JSONValue {
  /// An object of plain values.
  fileprivate var isRow: Bool {
    members?.allSatisfy { $0.value.members == nil && $0.value.array == nil } ?? false
  }
}
