/// Reads comma-separated rows; quoted fields may hold commas, quotes and line ends.
package struct CSVReader {
  /// One row and the line it began on.
  package struct Row {
    package var line: Int
    package var fields: [String]

    func problem(_ text: String) -> BillingError {
      BillingError(
        .invalid, "line \(line): \(text)",
        remedy: "write one `series,day,amount` row for each day", path: "line \(line)")
    }

    /// A field for an error text: short, and without anything that moves a terminal.
    func shown(_ field: Int) -> String {
      String(fields[field].unicodeScalars.prefix(24).map { $0.value < 32 ? "?" : Character($0) })
    }
  }

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row; empty lines are passed over. Nil at the end.
  package mutating func next() throws(BillingError) -> Row? {
    while at < bytes.count, isLineEnd(bytes[at]) { step() }
    guard at < bytes.count else { return nil }
    var row = Row(line: line, fields: [])
    while true {
      row.fields.append(try field(of: row))
      guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { return row }
      at += 1
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private mutating func step() {
    if bytes[at] == 10 { line += 1 }
    at += 1
  }

  private mutating func field(of row: Row) throws(BillingError) -> String {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quoted(of: row) }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), !isLineEnd(bytes[at]) { at += 1 }
    return try text(bytes[start..<at], of: row)
  }

  private mutating func quoted(of row: Row) throws(BillingError) -> String {
    var content: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "\"") {
        content.append(bytes[at])
        step()
      } else if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
        content.append(bytes[at])
        at += 2
      } else {
        at += 1
        let ends = at == bytes.count || bytes[at] == UInt8(ascii: ",") || isLineEnd(bytes[at])
        guard ends else { throw row.problem("text after a closing quote") }
        return try text(content[...], of: row)
      }
    }
    throw row.problem("a quote is not closed")
  }

  private func text(_ bytes: ArraySlice<UInt8>, of row: Row) throws(BillingError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw row.problem("the text is not UTF-8")
    }
    return text
  }
}
