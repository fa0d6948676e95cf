import BillingCore
import BillingService
import TerminalUI

extension InvoicesScreen {
  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let rest = GroupHeader.draw(.invoices, of: content.group, into: &surface, context)
    surface.draw(summary(content, context), in: rest.row(0))
    let area = listArea(content, context)
    let table = Table(
      columns: columns, ids: rowIDs(content, context), state: list,
      emptyText: "There is no invoice yet, and nothing to bill."
    ) { id in
      TableRow(id, cells(id, content, context))
    }
    surface.draw(table, in: area)
    if let below = pageArea(content, context) {
      return drawPage(content, into: &surface, in: below, context)
    }
    let foot = Rect(
      x: area.x, y: area.maxY, width: area.width, height: context.body.maxY - area.maxY)
    guard foot.height >= 2 else { return }
    surface.drawRuleBelowList(in: foot.row(0))
    surface.draw(sentence(content, context), in: foot.inset(top: 1))
  }

  private func drawPage(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    surface.drawRuleBelowList(in: area.row(0).inset(left: 1, right: 1))
    guard let page = content.page else { return }
    let document = self.page(page.row).document(page.content, context.names)
    var paper = DocumentPage(document, state: ListState())
    paper.isFocused = false
    surface.draw(paper, in: area.inset(top: 1))
  }

  private var columns: [TableColumn] {
    [
      TableColumn("MONTH", from: 14, to: 16, rank: 9),
      TableColumn("NUMBER", from: 14, to: 20, rank: 7),
      TableColumn("STATE", from: 16, to: 26, rank: 6),
      TableColumn("DUE", from: 6, to: 14, rank: 5),
      TableColumn("TOTAL", from: 14, to: 20, align: .right, rank: 8),
    ]
  }

  /// What is owed, first.
  private func summary(_ content: Content, _ context: ScreenContext) -> Bar {
    let names = context.names
    let owed = content.group.outstanding
    let late = content.invoices.filter { $0.isPastDue(today: context.today) }.count
    var spans = [
      owed.amount.isZero
        ? Span("Nothing is owed", .heading) : Span("Owed \(names.money(owed))", .heading)
    ]
    if late > 0 { spans.append(Span("   \(late) past due", .danger)) }
    let count = content.invoices.count
    return Bar(Line(spans), right: Line("\(count) \(count == 1 ? "invoice" : "invoices")", .dim))
  }

  private func cells(_ id: RowID, _ content: Content, _ context: ScreenContext) -> [TableCell] {
    guard let invoice = invoice(id, content) else { return [] }
    let names = context.names
    let month = "\(invoice.month.name) \(invoice.month.year)"
    if case .estimate = id {
      let mark = context.environment.capabilities.glyphs.isASCII ? "~" : "≈"
      let state = invoice.month == context.today.month ? "so far" : "not issued yet"
      return [
        .text(month), .text("estimate", .dim), .text(state, .dim), .text("", .dim),
        .text("\(mark) \(names.money(invoice.total))"),
      ]
    }
    return [
      .text(month), .text(names.number(invoice.number), .dim),
      .text(
        InvoiceWords.state(invoice, today: context.today),
        InvoiceWords.style(invoice, context.today)),
      .text(InvoiceWords.due(invoice, today: context.today), .dim),
      .text(names.money(invoice.total)),
    ]
  }

  private func sentence(_ content: Content, _ context: ScreenContext) -> TextBlock {
    let row = selected(content, context)
    guard let invoice = invoice(row, content) else {
      return TextBlock(content.problem.map { Notice($0).text } ?? "", .dim)
    }
    if case .estimate = row {
      let problem = content.problem.map { " " + Notice($0).text } ?? ""
      return TextBlock(UsageStatement.estimateSentence + problem, .dim)
    }
    let late = invoice.isPastDue(today: context.today)
    return TextBlock(
      InvoiceWords.sentence(invoice, content.group, context), late ? .danger : .dim)
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = rowIDs(content, context).compactMap { id -> [String]? in
      guard let invoice = invoice(id, content) else { return nil }
      let isEstimate = if case .estimate = id { true } else { false }
      return [
        invoice.month.text, isEstimate ? "" : names.number(invoice.number),
        isEstimate ? "estimate" : invoice.state.name, invoice.unpaidSince?.text ?? "",
        names.figure(invoice.total), invoice.total.currency.code,
      ]
    }
    return ScreenTable(
      title: "invoices \(names.group(groupName, id: group))",
      columns: ["month", "number", "state", "due", "total", "currency"], rows: rows)
  }
}

/// Invoices in words.
enum InvoiceWords {
  /// `paid`, `past due 3 days`.
  static func state(_ invoice: Invoice, today: Day) -> String {
    let days = invoice.unpaidSince.map { $0.distance(to: today) } ?? 0
    return days > 0 ? "past due \(days) \(days == 1 ? "day" : "days")" : invoice.state.name
  }

  /// `Dec 14`.
  static func due(_ invoice: Invoice, today: Day) -> String {
    guard let due = invoice.unpaidSince else { return "" }
    return due.year == today.year ? due.shortText : "\(due.shortText), \(due.year)"
  }

  static func style(_ invoice: Invoice, _ today: Day) -> Style {
    switch invoice.state {
    case .failed: .danger
    case .due: invoice.isPastDue(today: today) ? .danger : .warning
    case .paid: .good
    case .draft, .void: .dim
    }
  }

  static func sentence(_ invoice: Invoice, _ group: BillingGroup, _ context: ScreenContext)
    -> String
  {
    let names = context.names
    let head = "\(names.number(invoice.number)), \(names.money(invoice.total))"
    let issued = invoice.issuedOn.map { ", issued on \($0.shortText)" } ?? ""
    switch invoice.state {
    case .draft: return "\(head): an estimate."
    case .paid(let at, let payment):
      return "\(head)\(issued), paid on \(at.day.shortText) (\(names.number(payment)))."
    case .void(_, let reason):
      return "\(head)\(issued) is void: \(names.note(reason))."
    case .failed(_, let reason, _):
      return "\(head)\(issued): the payment failed (\(names.note(reason)))."
    case .due:
      let late = invoice.isPastDue(today: context.today) ? " It is past due." : ""
      let pending =
        group.pendingPayment(ofInvoice: invoice.number) == nil ? "" : " A payment is pending."
      return "\(head)\(issued), due on \(due(invoice, today: context.today)).\(late)\(pending)"
    }
  }
}
