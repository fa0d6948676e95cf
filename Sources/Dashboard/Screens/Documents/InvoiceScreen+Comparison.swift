import BillingCore
import BillingService
import TerminalUI

extension InvoiceScreen {
  /// One line of the comparison: a product, what no estimate holds, or the sum of all.
  struct ComparisonLine: Sendable {
    let title: String
    let estimate: Money?
    let billed: Money
    let reason: String
    var isSum = false

    var difference: Money? { estimate.map { billed - $0 } }
  }

  func comparison(_ content: InvoicePage) -> [ComparisonLine] {
    let comparison = content.comparison
    let products = comparison.rows.map { row in
      ComparisonLine(
        title: row.title, estimate: row.estimate, billed: row.billed, reason: row.reason)
    }
    let beyond = comparison.beyondUsage.map { line in
      ComparisonLine(
        title: line.text, estimate: nil, billed: line.amount,
        reason: "no estimate holds a \(line.kind.rawValue)")
    }
    let sum = ComparisonLine(
      title: "Total", estimate: comparison.estimate, billed: content.invoice.total, reason: "",
      isSum: true)
    return products + beyond + [sum]
  }

  func drawComparison(
    _ content: InvoicePage, into surface: inout Surface, _ context: ScreenContext
  ) {
    let names = context.names
    let inner = context.body.inset(left: 1, right: 1)
    let lines = comparison(content)
    let difference = content.invoice.total - content.comparison.estimate
    let head = Line([
      Span(names.money(content.invoice.total), .heading),
      Span("   estimate now \(names.money(content.comparison.estimate))", .text),
      Span("   difference \(names.signed(difference))", .dim),
    ])
    surface.draw(Bar(head, right: Line("t shows the invoice", .dim)), in: inner.row(0))
    let columns = [
      TableColumn("PRODUCT", from: 20, to: 40, rank: 9),
      TableColumn("ESTIMATE NOW", from: 12, to: 16, align: .right, rank: 7),
      TableColumn("BILLED", from: 12, to: 16, align: .right, rank: 8),
      TableColumn("DIFFERENCE", from: 11, to: 14, align: .right, rank: 6),
      TableColumn("WHY", from: 16, to: 60, rank: 5),
    ]
    let table = Table(columns: columns, ids: Array(lines.indices), state: list) { index in
      TableRow(index, cells(lines[index], names))
    }
    surface.draw(table, in: inner.inset(top: 2, bottom: 2))
    let ids = Array(lines.indices)
    let reason = list.index(in: ids).map { lines[$0].reason } ?? ""
    surface.draw(TextBlock(names.withheld(reason), .dim), in: inner.splitBottom(2).bottom)
  }

  private func cells(_ line: ComparisonLine, _ names: DisplayNames) -> [TableCell] {
    let style: Style = line.isSum ? .bold : .text
    // Less than a coin is what rounding the lines came to, not a difference to look at.
    let isSame = line.difference?.rounded().amount.isZero ?? true
    return [
      .text(line.title, style), .text(line.estimate.map(names.figure) ?? "", .dim),
      .text(names.figure(line.billed), style),
      .text(isSame ? "" : line.difference.map { names.signed($0) } ?? "", .warning),
      .text(names.withheld(line.reason), .dim),
    ]
  }

  func comparisonTable(_ content: InvoicePage, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = comparison(content).map { line in
      [
        line.title, line.estimate.map(names.figure) ?? "", names.figure(line.billed),
        line.difference.map(names.figure) ?? "", names.withheld(line.reason),
      ]
    }
    return ScreenTable(
      title: "comparison \(names.number(content.invoice.number))",
      columns: ["product", "estimate", "billed", "difference", "why"], rows: rows)
  }
}
