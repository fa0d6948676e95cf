extension ScreenTable {
  /// Comma-separated, with cells that a spreadsheet would take for formulas defused.
  var csv: String {
    ([columns] + rows).map { row in
      row.map(Self.csvCell).joined(separator: ",")
    }.joined(separator: "\r\n") + "\r\n"
  }

  private static func csvCell(_ text: String) -> String {
    let safe = startsFormula(text) ? "'" + text : text
    let needsQuotes = safe.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }

  /// Text that starts like a formula; a plain number is no formula.
  private static func startsFormula(_ text: String) -> Bool {
    let lead = text.unicodeScalars.drop { $0 == "\u{FEFF}" || $0 == " " || $0 == "\u{3000}" }
    guard let first = lead.first else { return false }
    let dangerous: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    return dangerous.contains(first) && !isNumber(text)
  }

  private static func isNumber(_ text: String) -> Bool {
    let rest = text.utf8.dropFirst(text.hasPrefix("-") ? 1 : 0)
    return !rest.isEmpty && rest.allSatisfy { (48...57).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }

  /// One object a row.
  var json: String {
    let objects = rows.map { row in
      let members = zip(columns, row).map { "\(Self.quoted($0)): \(Self.quoted($1))" }
      return "  {" + members.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
