import BillingCore
import BillingService
package import TerminalUI

extension SpikesScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let spikes = shown(content, context.names)
    let layout = SpikesLayout(context, count: spikes.count)
    surface.draw(summary(content, context), in: layout.summary.row(0))
    if content.spikes.isEmpty {
      surface.draw(TextBlock(calm(content, context)), in: layout.list.inset(left: 2, top: 1))
      return
    }
    let byID = Dictionary(
      spikes.map { ($0.inboxID, $0) }, uniquingKeysWith: { first, _ in first })
    let isTwoLines = layout.rowHeight == 2
    let table = Table(
      columns: columns(isTwoLines), ids: spikes.map(\.inboxID), state: list,
      rowHeight: layout.rowHeight, emptyText: "No spike fits the filter “\(filter ?? "")”."
    ) { id in
      byID[id].map { row($0, isTwoLines, context) } ?? TableRow(id, [])
    }
    surface.draw(table, in: layout.list)
    if let area = layout.day { return drawDay(content, into: &surface, in: area, context) }
    drawSentence(
      selected(spikes), isTwoLines, into: &surface, in: layout.sentence, context)
  }

  /// The day, who made it, and what is usual, as the key ⏎ would show it.
  private func drawDay(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    surface.unabridged = []
    surface.drawRuleBelowList(in: area.row(0))
    guard let explained = content.explained else { return }
    explained.screen.draw(
      explained.reading, into: &surface, context.within(area.inset(top: 1)))
  }

  private func summary(_ content: Content, _ context: ScreenContext) -> Bar {
    let open = content.spikes.count { $0.acknowledgement == nil }
    let calm = content.spikes.isEmpty ? "nothing to look at" : "nothing left to look at"
    var spans = [
      Span(PeriodWords.text(content.range, today: context.today) + "   ", .dim),
      Span(
        open == 0 ? calm : "\(open) to look at",
        open == 0 ? .good : Style(.warning, .bold)),
    ]
    let done = content.spikes.count - open
    if done > 0 { spans.append(Span("   \(done) acknowledged", .dim)) }
    let fresh = content.asOf.map { "data to \($0.weekdayText)" } ?? "no data yet"
    return Bar(Line(spans), right: Line(fresh, .dim))
  }

  /// An empty inbox reassures: of how much it speaks, how fresh that is, when the last one was.
  private func calm(_ content: Content, _ context: ScreenContext) -> [Line] {
    let groups =
      content.groups == 1 ? "the one billing group" : "the \(content.groups) billing groups"
    let when = PeriodWords.text(content.range, today: context.today)
    guard content.groups > 0 else { return [Line("No billing group is in your reach.", .dim)] }
    guard let asOf = content.asOf else { return [Line("No usage has been imported yet.", .dim)] }
    guard content.range.first <= asOf else {
      return [Line("Nothing is known of \(when) yet.", .dim)]
    }
    var lines = [Line("Nothing unusual in \(when), in \(groups) in your reach.", .good), .empty]
    if let earlier = content.earlier {
      lines.append(Line("All has been as usual since \(earlier.day.weekdayText). Then:", .dim))
      lines.append(Line(sentence(earlier, context.names), .dim))
    } else {
      lines.append(Line("Nor was there a spike in the \(Self.lookBack) days before.", .dim))
    }
    return lines + [.empty, Line("[ looks at the period before, p chooses one.", .dim)]
  }

  /// Below each other there is no room for what is usual: the sentence tells it.
  private func columns(_ isTwoLines: Bool) -> [TableColumn] {
    let columns = [
      TableColumn("DAY", width: 10, rank: 9),
      TableColumn(isTwoLines ? "GROUP, AND WHY" : "GROUP", from: 14, to: 64, rank: 8),
      TableColumn("AMOUNT", from: 14, to: 18, align: .right, rank: 8),
    ]
    let times = TableColumn("TIMES", width: 6, align: .right, rank: 7)
    if isTwoLines { return columns + [times] }
    let usual = TableColumn("USUAL", from: 9, to: 15, align: .right, rank: 4, yields: true)
    return columns + [usual, times, TableColumn("WHY", from: 16, rank: 6)]
  }

  private func row(_ spike: Spike, _ isTwoLines: Bool, _ context: ScreenContext) -> TableRow<ID> {
    let names = context.names
    let isOpen = spike.acknowledgement == nil
    let style: Style = isOpen ? .text : .dim
    let mark = context.environment.capabilities.glyphs.glyph(isOpen ? .spike : .check)
    let group = Line(names.group(spike.groupName, id: spike.group), style)
    let reasonStyle: Style = isOpen && !isTwoLines ? .text : .dim
    let why = Line(why(spike, names).map { Span($0, reasonStyle) })
    let cells: [TableCell] = [
      .text(spike.day.weekdayText, style), isTwoLines ? .lines(group, why) : .line(group),
      .text(names.money(spike.amount), isOpen ? .bold : .dim),
    ]
    let times = TableCell.text(multiple(spike), isOpen ? Style(.warning, .bold) : .dim)
    let rest = isTwoLines ? [times] : [.text(usual(spike, names), .dim), times, .line(why)]
    return TableRow(
      spike.inboxID, marker: Span(String(mark), isOpen ? .notice : .dim),
      cells + rest)
  }

  private func multiple(_ spike: Spike) -> String {
    if spike.reading == .new { return "new" }
    return spike.multiple.map(MultipleWords.text) ?? ""
  }

  private func usual(_ spike: Spike, _ names: DisplayNames) -> String {
    if names.isPrivate { return "•••" }
    return "\(spike.usualLow.roundFigure)–\(spike.usualHigh.roundFigure)"
  }

  /// What drove it; what somebody said of it once somebody did.
  /// In parts, of which the last ones give way first.
  private func why(_ spike: Spike, _ names: DisplayNames) -> [String] {
    if let said = spike.acknowledgement {
      let note = said.note.isEmpty || names.isPrivate ? "" : ", \(said.note)"
      return [said.reason.rawValue, note]
    }
    guard let driver = spike.drivers.first else { return [] }
    return driver.account == nil
      ? [driver.title] : [driver.title, " · \(names.account(of: driver))"]
  }

  /// The same sentence that the command prints, and who said what about it.
  func sentence(_ spike: Spike, _ names: DisplayNames, _ words: SpikeWords? = nil) -> String {
    let text = spike.sentence(words ?? names.sentenceWords)
    return spike.acknowledgement.map { "\(text) \(DayWords.acknowledged($0, names))" } ?? text
  }

  private func drawSentence(
    _ spike: Spike?, _ isTwoLines: Bool, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let text = area.height > 1 ? area.inset(top: 1) : area
    guard let spike else {
      if area.height > 1 { surface.drawRuleBelowList(in: area.row(0)) }
      return
    }
    let style: Style = spike.acknowledgement == nil ? .text : .dim
    let isCut = !surface.unabridged.isEmpty
    // What is said below tells the names.
    if isTwoLines { surface.unabridged.removeAll { $0 == why(spike, context.names).joined() } }
    if isCut, !isTwoLines, area.height > 1 { surface.unabridged = [] }
    if area.height > 1 { surface.drawRuleBelowList(in: area.row(0)) }
    if isCut, !isTwoLines {
      return surface.draw(
        firstFitting: context.sentences { sentence(spike, context.names, $0) }, style, in: text)
    }
    let brief = SpikeBrief(spike: spike, names: context.names)
    let said = spike.acknowledgement.map { DayWords.acknowledged($0, context.names) } ?? ""
    let lines =
      isTwoLines ? [brief.amount, brief.who(width: text.width), said] : [brief.share, said]
    surface.put(lines.map { Line($0, style) }, in: text)
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = shown(content, names).map { spike in
      [
        spike.day.text, names.group(spike.groupName, id: spike.group), names.money(spike.amount),
        names.figure(spike.expected), multiple(spike), why(spike, names).joined(),
        spike.acknowledgement == nil ? "open" : "acknowledged", sentence(spike, names),
      ]
    }
    return ScreenTable(
      title: "spikes \(content.range.first.text) \(content.range.last.text)",
      columns: ["day", "group", "amount", "usual", "times", "why", "state", "sentence"],
      rows: rows)
  }
}
