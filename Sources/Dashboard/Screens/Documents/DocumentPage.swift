import BillingCore
import TerminalUI

/// A document on the screen: its total first, its facts, its lines, what is to be said below.
struct DocumentPage: Widget {
  private let document: BillingDocument
  private let state: ListState<Int>
  /// Whether keys go to its lines.
  var isFocused = true

  init(_ document: BillingDocument, state: ListState<Int>) {
    self.document = document
    self.state = state
  }

  func visibleRows(in body: Rect) -> Int { max(1, layout(body).lines.height - 1) }

  /// Facts in one column or two; the lines have what is left.
  private func layout(_ body: Rect) -> (head: Rect, facts: Rect, lines: Rect, note: Rect) {
    let inner = body.inset(left: 1, right: 1)
    let (head, rest) = inner.splitTop(1)
    let wanted = factColumns(inner.width).map(\.height).max() ?? 0
    let (facts, lower) = rest.splitTop(min(wanted, max(0, rest.height / 2)))
    let note = TextRuler().wrap(document.note, to: inner.width)
    let said = document.note.isEmpty ? 0 : note.count + 1
    let (lines, foot) = lower.inset(top: 1).splitBottom(min(said, lower.height / 3))
    return (head, facts, lines, foot)
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let (head, facts, lines, note) = layout(area)
    let total = document.totals.map(\.text).joined(separator: " + ")
    surface.draw(
      Bar(
        Line([Span(document.shownTotal ?? total, .heading), Span("   \(document.title)", .bold)]),
        right: Line(document.rows.count == 1 ? "1 line" : "\(document.rows.count) lines", .dim)),
      in: head)
    drawFacts(into: &surface, in: facts)
    drawLines(into: &surface, in: lines)
    surface.draw(TextBlock(document.note, .dim), in: note.inset(top: note.height > 1 ? 1 : 0))
  }

  private func drawFacts(into surface: inout Surface, in area: Rect) {
    var rest = area
    let columns = factColumns(area.width)
    let spare = area.width - columns.reduce(0) { $0 + $1.width }
    for column in columns {
      let (spot, next) = rest.splitLeft(column.width, gap: min(3, spare))
      rest = next
      for (row, fact) in column.facts.enumerated() {
        let (left, right) = spot.row(row).splitLeft(column.label)
        surface.put(fact.title, in: left, .dim)
        surface.put(fact.value, in: right, truncate: .middle)
      }
    }
  }

  /// In two columns where both stand whole side by side; long addresses take the second one.
  private func factColumns(_ width: Int) -> [FactColumn] {
    let whole = FactColumn(document.facts[...])
    let isAddress = { (fact: DocumentFact) in TextRuler().width(of: fact.value) > 36 }
    let cut = document.facts.firstIndex(where: isAddress) ?? 0
    let middle = (document.facts.count + 1) / 2
    let pairs = [middle, cut].map { at in
      [FactColumn(document.facts[..<at]), FactColumn(document.facts[at...])]
    }
    let fitting = pairs.first { $0[0].width + $0[1].width + 1 <= width && $0[0].height > 2 }
    return width >= 98 ? fitting ?? [whole] : [whole]
  }

  private func drawLines(into surface: inout Surface, in area: Rect) {
    let shown = document.columns.indices.filter { column in
      document.columns[column].key != "currency"
        && document.rows.contains { !$0[column].words.isEmpty }
    }
    let table = Table(
      columns: shown.map { DocumentColumns.column(document.columns[$0]) },
      ids: Array(document.rows.indices), state: state, isFocused: isFocused,
      emptyText: "There are no lines"
    ) { index in
      let row = document.rows[index]
      let kind = row.first.map(\.words) ?? ""
      let style: Style = kind == "credit" ? .good : .text
      return TableRow(index, shown.map { .text(row[$0].words, style) })
    }
    surface.draw(table, in: area)
  }
}

/// Facts under each other, and how wide they stand whole.
private struct FactColumn {
  let facts: [DocumentFact]
  let label: Int
  let width: Int
  var height: Int { facts.count }

  init(_ facts: ArraySlice<DocumentFact>) {
    let ruler = TextRuler()
    self.facts = Array(facts)
    label = (facts.map { ruler.width(of: $0.title) }.max() ?? 0) + 2
    width = label + (facts.map { ruler.width(of: $0.value) }.max() ?? 0)
  }
}

/// How wide the columns of documents are, and which stay as width shrinks.
private enum DocumentColumns {
  static func column(_ column: DocumentColumn) -> TableColumn {
    let title = column.title.uppercased()
    switch column.key {
    case "kind": return TableColumn(title, from: 6, to: 12, rank: 1, yields: true)
    case "account": return TableColumn(title, from: 14, to: 60, rank: 6)
    case "category": return TableColumn(title, from: 24, to: 36, rank: 0, yields: true)
    case "text", "product": return TableColumn(title, from: 20, to: 60, rank: 9)
    case "quantity", "usage":
      return TableColumn(title, from: 9, to: 16, align: .right, rank: 5)
    case "unit": return TableColumn(title, from: 5, to: 16, rank: 3, yields: true)
    case "unitPrice":
      return TableColumn(title, from: 10, to: 14, align: .right, rank: 4, yields: true)
    case "amount", "price":
      return TableColumn(title, from: 8, to: 18, align: .right, rank: 8)
    default: return TableColumn(title, from: 8, to: 20, rank: 2)
    }
  }
}

extension DocumentCell {
  /// With every decimal there is and thousands apart.
  var words: String {
    switch self {
    case .text(let text): return text
    case .number(let amount, let digits):
      let decimals = amount.text.split(separator: ".").dropFirst().first?.count ?? 0
      return MoneyText.grouped(amount, digits: max(digits, decimals))
    case .empty: return ""
    }
  }
}

extension BillingDocument {
  /// What stands for the totals when they are hidden.
  fileprivate var shownTotal: String? { totals.isEmpty && !rows.isEmpty ? "•••" : nil }
}
