import BillingCore
import Dashboard
import StrictJSON
import TerminalUI

/// An answer in all its forms: rows for people and spreadsheets, one JSON document for programs.
struct Report {
  /// One cell: what a person reads and, where it differs, what CSV holds.
  struct Cell: ExpressibleByStringLiteral {
    let text: String
    /// As it stands in a comma-separated line, defused and quoted.
    let csv: String

    init(_ text: String) {
      self.text = text
      csv = CSVText.cell(text)
    }

    init(_ text: String, amount: Amount) {
      self.text = text
      csv = CSVText.cell(amount)
    }

    init(stringLiteral value: String) { self.init(value) }

    /// Grouped for people, exact for programs; empty for what is not there.
    static func money(_ money: Money?, _ names: DisplayNames) -> Cell {
      guard let money else { return "" }
      return names.isPrivate ? Cell(Disclosure.hidden) : Cell(money.text, amount: money.amount)
    }
  }

  var columns: [TextTable.Column]
  var rows: [[Cell]]
  /// The whole answer, in the shape that others parse.
  var json: JSONValue
  /// The rows as objects, one a line.
  var jsonRows: [JSONValue]
  /// Lines for people below the table; not data.
  var remarks: [String] = []
}

extension Report {
  /// A screen's table.
  init(_ table: ScreenTable) {
    let objects = table.rows.map { row in
      JSONValue.object(zip(table.columns, row).map { JSONMember($0, .string($1)) })
    }
    self.init(
      columns: table.columns.map { TextTable.Column($0.uppercased(), key: $0) },
      rows: table.rows.map { $0.map { Cell($0) } }, json: .array(objects), jsonRows: objects)
  }
}

extension Invocation {
  /// Prints the answer in the form that was asked for.
  func present(_ report: Report) {
    switch format {
    case .json: console.write(report.json.prettyBytes)
    case .jsonl: report.jsonRows.forEach { console.print($0.compactText) }
    case .csv: console.write(Array(csv(report).utf8))
    case .table: presentTable(report)
    }
  }

  private func presentTable(_ report: Report) {
    var table = TextTable(report.columns)
    table.rows = report.rows.map { $0.map(\.text) }
    table.lines(glyphs: glyphs).forEach(console.print)
    report.remarks.forEach { note(SafeText.line($0, glyphs: glyphs)) }
  }

  private func csv(_ report: Report) -> String {
    let rows = [report.columns.map(\.key)] + report.rows.map { $0.map(\.csv) }
    return rows.map { CSVText.line($0) }.joined()
  }

  var glyphs: GlyphTier { arguments.has("ascii") ? .ascii : .eighths }
}
