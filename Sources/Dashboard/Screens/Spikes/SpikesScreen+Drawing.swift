import BillingCore
import BillingService
package import TerminalUI

extension SpikesScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let layout = SpikesLayout(context)
    surface.draw(summary(content, context), in: layout.summary.row(0))
    if content.spikes.isEmpty {
      surface.draw(TextBlock(calm(content, context)), in: layout.list.inset(left: 2, top: 1))
      return
    }
    let spikes = shown(content, context.names)
    let byID = Dictionary(
      spikes.map { ($0.inboxID, $0) }, uniquingKeysWith: { first, _ in first })
    let table = Table(
      columns: columns, ids: spikes.map(\.inboxID), state: list,
      emptyText: "No spike fits the filter “\(filter ?? "")”."
    ) { id in
      byID[id].map { row($0, context) } ?? TableRow(id, [])
    }
    surface.draw(table, in: layout.list)
    drawSentence(selected(spikes), into: &surface, in: layout.sentence, context)
  }

  private func summary(_ content: Content, _ context: ScreenContext) -> Bar {
    let open = content.spikes.count { $0.acknowledgement == nil }
    var spans = [
      Span(PeriodWords.text(content.range, today: context.today) + "   ", .dim),
      Span(
        open == 0 ? "nothing left to look at" : "\(open) to look at",
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
      content.groups == 1 ? "the 1 billing group" : "the \(content.groups) billing groups"
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

  private var columns: [TableColumn] {
    [
      TableColumn("DAY", width: 10, rank: 9),
      TableColumn("GROUP", from: 14, to: 40, rank: 8),
      TableColumn("AMOUNT", from: 14, to: 18, align: .right, rank: 8),
      TableColumn("USUAL", from: 9, to: 15, align: .right, rank: 4),
      TableColumn("TIMES", width: 6, align: .right, rank: 7),
      TableColumn("WHY", from: 16, rank: 6),
    ]
  }

  private func row(_ spike: Spike, _ context: ScreenContext) -> TableRow<ID> {
    let names = context.names
    let isOpen = spike.acknowledgement == nil
    let style: Style = isOpen ? .text : .dim
    let mark = context.environment.capabilities.glyphs.glyph(isOpen ? .spike : .check)
    return TableRow(
      spike.inboxID, marker: Span(String(mark), isOpen ? Style(.warning, .bold) : .dim),
      [
        .text(spike.day.weekdayText, style),
        .text(names.group(spike.groupName, id: spike.group), style),
        .text(names.money(spike.amount), isOpen ? .bold : .dim),
        .text(usual(spike, names), .dim),
        .text(multiple(spike), isOpen ? Style(.warning, .bold) : .dim),
        .text(why(spike, names), isOpen ? .text : .dim),
      ])
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
  private func why(_ spike: Spike, _ names: DisplayNames) -> String {
    if let said = spike.acknowledgement {
      let note = said.note.isEmpty || names.isPrivate ? "" : ", \(said.note)"
      return "\(said.reason.rawValue)\(note)"
    }
    guard let driver = spike.drivers.first else { return "" }
    let account = names.sentenceWords.account(driver.account, driver.accountName)
    return driver.account == nil ? driver.title : "\(driver.title) · \(account)"
  }

  /// The same sentence that the command prints, and who said what about it.
  func sentence(_ spike: Spike, _ names: DisplayNames) -> String {
    let text = spike.sentence(names.sentenceWords)
    guard let said = spike.acknowledgement else { return text }
    let note = said.note.isEmpty || names.isPrivate ? "" : " (\(said.note))"
    return "\(text) Acknowledged as \(said.reason.rawValue) by \(names.person(said.by))\(note)."
  }

  private func drawSentence(
    _ spike: Spike?, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let text = area.height > 1 ? area.inset(top: 1) : area
    if area.height > 1 { surface.draw(Rule(), in: area.row(0)) }
    guard let spike else { return }
    let style: Style = spike.acknowledgement == nil ? .warning : .dim
    surface.draw(TextBlock(sentence(spike, context.names), style), in: text)
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = shown(content, names).map { spike in
      [
        spike.day.text, names.group(spike.groupName, id: spike.group), names.money(spike.amount),
        names.figure(spike.expected), multiple(spike), why(spike, names),
        spike.acknowledgement == nil ? "open" : "acknowledged", sentence(spike, names),
      ]
    }
    return ScreenTable(
      title: "spikes \(content.range.first.text) \(content.range.last.text)",
      columns: ["day", "group", "amount", "usual", "times", "why", "state", "sentence"],
      rows: rows)
  }
}
