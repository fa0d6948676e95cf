/// Comma-separated lines that a spreadsheet can't mistake for formulas.
package enum CSVText {
  /// A cell that a person or an import wrote: defused where a spreadsheet would calculate it.
  package static func cell(_ text: String) -> String {
    let harmless = visible(text)
    return quoted(isFormula(text) ? "'" + harmless : harmless)
  }

  /// Line breaks and tabs may stand in a quoted cell; nothing else that acts on a terminal may.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: VisibleText.acts) else { return text }
    return text.unicodeScalars.map { scalar in
      ["\t", "\r", "\n"].contains(scalar) ? String(scalar) : VisibleText.of(String(scalar))
    }.joined()
  }

  /// A number stays a number, also a negative one.
  package static func cell(_ amount: Amount) -> String { amount.text }

  package static func line(_ cells: [String]) -> String {
    cells.joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ text: String) -> String {
    let needs = text.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
    let edge = text.hasPrefix(" ") || text.hasSuffix(" ")
    guard needs || edge else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append("\"") }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Whether the first thing that is not blank starts a formula, also in full-width letters.
  package static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if ["\t", "\r", "\n"].contains(first) { return true }
    guard let start = text.unicodeScalars.first(where: { !isBlank($0) }) else { return false }
    let starters: [Unicode.Scalar] = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    return starters.contains(start)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    guard !["\t", "\r", "\n"].contains(scalar) else { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }
}
