import BillingCore

extension ScreenTable {
  /// Comma-separated, with cells that a spreadsheet would take for formulas defused.
  var csv: String { paper?.csv ?? rowsAsCSV }

  private var rowsAsCSV: String {
    ([columns] + rows).map { CSVText.line($0.map(CSVText.cell)) }.joined()
  }

  /// One object a row.
  var json: String { paper?.json ?? rowsAsJSON }

  private var rowsAsJSON: String {
    let objects = rows.map { row in
      let members = zip(columns, row).map { "\(JSONText.string($0)): \(JSONText.string($1))" }
      return "  {" + members.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }
}
