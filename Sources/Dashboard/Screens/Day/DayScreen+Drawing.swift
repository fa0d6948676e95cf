import BillingCore
package import BillingService
package import TerminalUI

extension DayScreen {
  package func draw(
    _ content: ExplainDay.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let layout = DayLayout(context.body)
    guard let report = content.reports.first else {
      surface.put("Nothing is known of \(day.text).", in: layout.figure.row(0), .dim)
      return
    }
    surface.draw(figure(report, context), in: layout.figure.row(0))
    let isSpike = report.spike != nil
    surface.draw(
      TextBlock(sentence(content, context), isSpike ? .warning : .text), in: layout.sentence)
    drawRows(content, into: &surface, in: layout.list, context)
  }

  /// The number first, what is usual beside it.
  private func figure(_ report: DayReport, _ context: ScreenContext) -> Bar {
    let names = context.names
    var spans = [Span(report.amount.map(names.money) ?? "no data", .heading)]
    if let multiple = report.spike?.multiple {
      spans.append(Span("   \(MultipleWords.text(multiple)) usual", Style(.warning, .bold)))
    }
    if report.state == .partial { spans.append(Span("   so far", .dim)) }
    let usual =
      names.isPrivate
      ? "" : "usual \(report.usualLow.roundFigure)–\(report.usualHigh.roundFigure)   "
    return Bar(Line(spans), right: Line("\(usual)\(names.group(groupName, id: group))", .dim))
  }

  /// The same sentence that the command prints; revisions and acknowledgements after it.
  func sentence(_ content: ExplainDay.Outcome, _ context: ScreenContext) -> String {
    let names = context.names
    var sentences = content.reports.map { $0.sentence(groupName, group, names.sentenceWords) }
    if let done = content.acknowledgement {
      sentences.append(DayWords.acknowledged(done, names))
    }
    if !content.revisions.isEmpty {
      sentences.append(
        "\(content.revisions.count) record(s) of this day were revised by a newer import.")
    }
    return sentences.joined(separator: " ")
  }

  private func drawRows(
    _ content: ExplainDay.Outcome, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let rows = rows(content)
    let title = breakdown == .account ? "ACCOUNT" : breakdown == .category ? "CATEGORY" : "WHAT"
    var columns = [TableColumn(title, from: 18, to: 48, rank: 9)]
    if breakdown == nil { columns.append(TableColumn("ACCOUNT", from: 12, to: 28, rank: 5)) }
    columns += [
      TableColumn("AMOUNT", from: 10, to: 14, align: .right, rank: 8),
      TableColumn("USUAL", from: 9, to: 12, align: .right, rank: 6),
      TableColumn("EXCESS", from: 9, to: 14, align: .right, rank: 7),
      TableColumn("SHARE", width: 6, align: .right, rank: 4),
      TableColumn("", from: 6, to: 20, rank: 1),
    ]
    let table = Table(
      columns: columns, ids: Array(rows.indices), state: list,
      emptyText: "Nothing was spent on this day"
    ) { index in
      TableRow(index, cells(rows[index], context))
    }
    surface.draw(table, in: area)
  }

  private func cells(_ row: Row, _ context: ScreenContext) -> [TableCell] {
    let names = context.names
    let driver = row.driver
    let account = UsageAccount(id: driver.account, name: driver.accountName).title(names)
    let isDriving = driver.share >= 0.1 && driver.excess.amount > .zero
    let style: Style = isDriving ? .warning : .text
    let first = breakdown == .account ? account : driver.title
    let name = driver.isNew ? "\(first) (new)" : first
    var cells: [TableCell] = [.text(name, style)]
    if breakdown == nil { cells.append(.text(account, .dim)) }
    let sign = driver.excess.amount > .zero && !names.isPrivate ? "+" : ""
    cells += [
      .text(names.figure(driver.amount)), .text(names.figure(driver.expected), .dim),
      .text(sign + names.figure(driver.excess), style),
      .text(driver.share > 0 ? PercentWords.text(driver.share) : "", .dim),
      .bar(driver.share, Style(isDriving ? .barSpike : .bar)),
    ]
    return cells
  }

  package func table(_ content: ExplainDay.Outcome, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = rows(content).map { row -> [String] in
      let driver = row.driver
      return [
        driver.title, UsageAccount(id: driver.account, name: driver.accountName).title(names),
        names.figure(driver.amount), names.figure(driver.expected), names.figure(driver.excess),
        PercentWords.text(driver.share),
      ]
    }
    return ScreenTable(
      title: "day \(names.group(groupName, id: group)) \(day.text)",
      columns: ["category", "account", "amount", "usual", "excess", "share"], rows: rows)
  }
}
