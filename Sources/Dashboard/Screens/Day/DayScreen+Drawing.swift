import BillingCore
import BillingService
package import TerminalUI

extension DayScreen {
  package func draw(
    _ content: DayReading, into surface: inout Surface, _ context: ScreenContext
  ) {
    let layout = layout(content, context)
    if !isBeside { context.tellID(group, below: &surface) }
    guard let report = content.reports.first else {
      surface.put("Nothing is known of \(day.text).", in: layout.figure.row(0), .dim)
      return
    }
    surface.draw(
      figure(report, content, context, width: layout.figure.width), in: layout.figure.row(0))
    surface.draw(
      firstFitting: context.sentences { sentence(content, context, $0) },
      content.isSpike ? .warning : .text, in: layout.sentence)
    drawRows(content, into: &surface, in: layout.list, context)
    if let area = layout.weekdays { drawWeekdays(content, into: &surface, in: area, context) }
    if let area = layout.neighbours { drawNeighbours(content, into: &surface, in: area, context) }
  }

  /// The number first, what is usual beside it.
  private func figure(
    _ report: DayReport, _ content: DayReading, _ context: ScreenContext, width: Int
  ) -> Bar {
    let names = context.names
    var spans = [Span(report.amount.map(names.money) ?? "no data", .heading)]
    if let multiple = report.spike?.multiple {
      spans.append(Span("   \(MultipleWords.text(multiple)) usual", Style(.warning, .bold)))
    }
    if report.state == .partial { spans.append(Span("   so far", .dim)) }
    spans += narrowed(content, names)
    let usual = names.withheld(usual(report))
    let name = names.group(groupName, id: group)
    // The header names the group, too: it is not worth a cut.
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    let room = width - ruler.width(of: Line(spans)) - 2
    let both = usual.isEmpty ? name : "\(usual)   \(name)"
    let right = [both, usual].first { ruler.width(of: $0) <= room } ?? ""
    return Bar(Line(spans), right: Line(right, .dim))
  }

  /// What the list is narrowed to, and what of the day that is.
  private func narrowed(_ content: DayReading, _ names: DisplayNames) -> [Span] {
    let title = category.map { content.around.titles[$0] ?? $0 }
    let what = [account?.title(names), title].compactMap(\.self).joined(separator: " · ")
    guard !what.isEmpty else { return [] }
    let chip = Span("   [\(what)]", .accent)
    let amounts = rows(content).map(\.driver.amount)
    guard let first = amounts.first, amounts.allSatisfy({ $0.currency == first.currency }) else {
      return [chip]
    }
    return [chip, Span(" \(names.money(amounts.dropFirst().reduce(first, +)))")]
  }

  /// What is usual is that of a whole day: a day under way is not held against it.
  private func usual(_ report: DayReport) -> String {
    let range = "\(report.usualLow.roundFigure)–\(report.usualHigh.roundFigure)"
    return report.state == .partial
      ? "a whole \(report.day.weekday.name) is usually \(range)" : "usual \(range)"
  }

  /// The same sentence that the command prints; revisions and acknowledgements after it.
  func sentence(_ content: DayReading, _ context: ScreenContext, _ words: SpikeWords? = nil)
    -> String
  {
    let names = context.names
    var sentences = content.reports.map { report in
      partly(report, names)
        ?? report.sentence(groupName, group, words ?? names.sentenceWords)
    }
    if let done = content.explained.acknowledgement {
      sentences.append(DayWords.acknowledged(done, names))
    }
    if !content.explained.revisions.isEmpty {
      sentences.append(
        "\(content.explained.revisions.count) record(s) of this day were revised by a newer import."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// A day under way that is no spike yet is not held against whole days.
  private func partly(_ report: DayReport, _ names: DisplayNames) -> String? {
    guard report.state == .partial, report.spike == nil, let amount = report.amount else {
      return nil
    }
    let name = names.group(groupName, id: group)
    return
      "\(name), \(report.day.weekdayText): \(names.money(amount)) so far; nothing unusual up to"
      + " now."
  }

  private func drawRows(
    _ content: DayReading, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let rows = rows(content)
    let title = breakdown == .account ? "ACCOUNT" : breakdown == .category ? "CATEGORY" : "WHAT"
    let isPartial = content.isPartial && !content.isSpike
    var columns = [TableColumn(title, from: 22, to: 60, rank: 9)]
    if breakdown == nil { columns.append(TableColumn("ACCOUNT", from: 12, to: 48, rank: 5)) }
    columns += [
      TableColumn(isPartial ? "SO FAR" : "AMOUNT", from: 8, to: 14, align: .right, rank: 8),
      TableColumn(
        isPartial ? "USUAL DAY" : "USUAL", from: isPartial ? 9 : 7, to: 12, align: .right, rank: 5,
        yields: breakdown == nil),
    ]
    if !isPartial {
      let title = content.isSpike ? "EXCESS" : "CHANGE"
      columns.append(TableColumn(title, from: 8, to: 14, align: .right, rank: 7))
    }
    columns += [
      TableColumn("SHARE", width: 5, align: .right, rank: 4, yields: true),
      TableColumn("", from: 6, to: 24, rank: 1),
    ]
    let table = Table(
      columns: columns, ids: Array(rows.indices), state: list, isFocused: !isBeside,
      emptyText: "Nothing was spent on this day"
    ) { index in
      TableRow(index, cells(rows[index], content, hasChange: !isPartial, context))
    }
    surface.draw(table, in: area)
  }

  private func cells(
    _ row: Row, _ content: DayReading, hasChange: Bool, _ context: ScreenContext
  ) -> [TableCell] {
    let names = context.names
    let driver = row.driver
    let account = UsageAccount(id: driver.account, name: driver.accountName).title(names)
    let isDriving = content.isSpike && driver.share >= 0.1 && driver.excess.amount > .zero
    let style: Style = isDriving ? .warning : .text
    let first = breakdown == .account ? account : driver.title
    let name = driver.isNew ? "\(first) (new)" : first
    var cells: [TableCell] = [.text(name, style)]
    if breakdown == nil { cells.append(.text(account, .dim)) }
    let sign = names.sign(driver.excess)
    cells += [.text(names.figure(driver.amount)), .text(names.figure(driver.expected), .dim)]
    if hasChange {
      cells.append(.text(sign + names.figure(driver.excess), isDriving ? style : .dim))
    }
    return cells + [
      .text(row.share > 0 ? PercentWords.text(row.share) : "", .dim),
      .bar(row.share, Style(isDriving ? .barSpike : .bar)),
    ]
  }

  package func table(_ content: DayReading, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let shown = rows(content)
    let codes = Set(shown.map(\.driver.amount.currency.code))
    let code = codes.count == 1 ? codes.first.map { " \($0)" } ?? "" : ""
    let figure = { (money: Money) in codes.count == 1 ? names.figure(money) : names.money(money) }
    let rows = shown.map { row -> [String] in
      let driver = row.driver
      return [
        driver.title, UsageAccount(id: driver.account, name: driver.accountName).title(names),
        figure(driver.amount), figure(driver.expected), figure(driver.excess),
        PercentWords.text(driver.share),
      ]
    }
    return ScreenTable(
      title: "day \(names.group(groupName, id: group)) \(day.text)",
      columns: ["category", "account", "amount\(code)", "usual", "excess", "share"], rows: rows)
  }
}
