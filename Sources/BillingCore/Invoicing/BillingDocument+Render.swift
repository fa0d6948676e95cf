extension BillingDocument {
  package func rendered(as format: DocumentFormat) -> String {
    switch format {
    case .text: text
    case .csv: csv
    case .json: json
    }
  }

  /// The table alone, with a header line; totals are the reader's to add up.
  package var csv: String {
    rows.reduce(CSVText.line(columns.map { CSVText.cell($0.key) })) { text, row in
      text + CSVText.line(row.map(\.csv))
    }
  }

  package var json: String {
    let facts = facts.map { ($0.key, JSONText.string($0.value)) }
    let lines = rows.map { row in
      JSONText.object(zip(columns, row).map { ($0.key, $1.json) })
    }
    let members =
      [("kind", JSONText.string(kind))] + facts + [
        ("lines", JSONText.array(lines)),
        ("totals", JSONText.array(totals.map(JSONText.money))),
        ("note", JSONText.string(note)),
      ]
    return JSONText.object(members) + "\n"
  }

  /// Lines for people, columns aligned, numbers to the right.
  package var text: String {
    let width = facts.map(\.title.count).max() ?? 0
    var lines = [VisibleText.of(title), ""]
    for fact in facts {
      lines.append(Self.padded(fact.title, width) + "  " + VisibleText.of(fact.value))
    }
    if !rows.isEmpty { lines += [""] + table }
    if !totals.isEmpty { lines.append("") }
    for total in totals { lines.append("Total  " + total.text) }
    if !note.isEmpty { lines += ["", VisibleText.of(note)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var table: [String] {
    let cells = [columns.map(\.title)] + rows.map { $0.map(\.text) }
    let isNumber = columns.indices.map { column in
      rows.contains { if case .number = $0[column] { true } else { false } }
    }
    let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let line = row.enumerated().map { column, cell in
        Self.padded(cell, widths[column], right: isNumber[column])
      }
      return Self.trimmed(line.joined(separator: "  "))
    }
  }

  private static func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(0, width - text.count))
    return right ? gap + text : text + gap
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension DocumentCell {
  var csv: String {
    switch self {
    case .text(let text): CSVText.cell(text)
    case .number(let amount, _): CSVText.cell(amount)
    case .empty: ""
    }
  }

  var json: String {
    switch self {
    case .text(let text): JSONText.string(text)
    case .number(let amount, _): JSONText.string(amount)
    case .empty: "null"
    }
  }

  /// Every digit there is, and at least so many; nothing is rounded away on paper.
  var text: String {
    switch self {
    case .text(let text): VisibleText.of(text)
    case .number(let amount, let digits): MoneyText.exact(amount, digits: digits)
    case .empty: ""
    }
  }
}

extension MoneyText {
  /// With thousands apart and every decimal, at least so many of them.
  static func exact(_ amount: Amount, digits: Int) -> String {
    let decimals = amount.text.split(separator: ".").dropFirst().first?.count ?? 0
    return grouped(amount, digits: max(digits, decimals))
  }
}
