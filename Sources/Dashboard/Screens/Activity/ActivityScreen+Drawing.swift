import BillingCore
package import BillingService
package import TerminalUI

extension ActivityScreen {
  package func draw(
    _ content: [ActivityLog.Entry], into surface: inout Surface, _ context: ScreenContext
  ) {
    let layout = ActivityLayout(context, showsDetails)
    surface.draw(summary(content), in: layout.summary.row(0))
    let shown = shown(content, context.names)
    let byNumber = Dictionary(
      shown.map { ($0.entry.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    let table = Table(
      columns: columns, ids: shown.map(\.entry.sequence), state: list,
      emptyText: emptyText(content)
    ) { number in
      byNumber[number].map { row($0, context) } ?? TableRow(number, [])
    }
    surface.draw(table, in: layout.list)
    guard let entry = selected(shown), layout.detail.height > 0 else { return }
    drawDetail(entry, into: &surface, in: layout.detail, context)
  }

  private func emptyText(_ content: [ActivityLog.Entry]) -> String {
    if content.isEmpty { return "Nothing has been done yet that you may see." }
    return "No entry has “\(filter ?? "")”."
  }

  private func summary(_ content: [ActivityLog.Entry]) -> Bar {
    let refused = content.count { $0.entry.outcome != .done }
    var spans = [Span("\(content.count) \(content.count == 1 ? "entry" : "entries")", .heading)]
    if refused > 0 { spans.append(Span("   \(refused) refused", .warning)) }
    return Bar(Line(spans), right: Line("newest first, UTC", .dim))
  }

  private var columns: [TableColumn] {
    [
      TableColumn("WHEN", width: 16, rank: 9),
      TableColumn("WHO", from: 8, to: 22, rank: 8),
      TableColumn("AS", from: 14, to: 22, rank: 2, yields: true),
      TableColumn("WHAT", from: 14, to: 26, rank: 7),
      TableColumn("GROUP", from: 10, to: 40, rank: 3, yields: true),
      TableColumn("WHAT CAME OF IT", from: 16, rank: 6),
    ]
  }

  private func row(_ entry: ActivityLog.Entry, _ context: ScreenContext) -> TableRow<Int> {
    let words = ActivityWords(entry, context.names)
    let style: Style = words.refusal == nil ? .text : .warning
    return TableRow(
      entry.entry.sequence, marker: words.refusal == nil ? Span(" ") : Span("!", .danger),
      [
        .text(words.when, .dim), .text(words.who, style), .text(words.role, .dim),
        .text(words.what, style), .text(words.shortGroups, .dim), .text(words.outcome, style),
      ])
  }

  /// The sentence, and on ⏎ every field that changed, from what to what.
  private func drawDetail(
    _ entry: ActivityLog.Entry, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    surface.drawRuleBelowList(in: area.row(0))
    let words = ActivityWords(entry, context.names)
    let rest = area.inset(top: 1)
    guard showsDetails else {
      let more = entry.entry.changes.isEmpty ? "" : "  (⏎ shows what changed)"
      surface.draw(TextBlock(words.outcome + more, .dim), in: rest)
      return
    }
    let number = entry.number.map { "no. \($0), " } ?? ""
    surface.put(
      "\(number)\(words.who)\(words.role.isEmpty ? "" : " as \(words.role)"): \(words.outcome)",
      in: rest.row(0), words.refusal == nil ? .text : .warning)
    drawChanges(entry.entry.changes, into: &surface, in: rest.inset(top: 1), context)
  }

  private func drawChanges(
    _ changes: [FieldChange], into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let columns = [
      TableColumn("FIELD", from: 14, to: 36, rank: 9), TableColumn("BEFORE", from: 12, rank: 7),
      TableColumn("AFTER", from: 12, rank: 8),
    ]
    let names = context.names
    let table = Table(
      columns: columns, ids: Array(changes.indices), state: ListState(), isFocused: false,
      emptyText: "No field changed"
    ) { index in
      let change = changes[index]
      return TableRow(
        index,
        [
          .text(names.note(change.field)), .text(names.note(change.before), .dim),
          .text(names.note(change.after)),
        ])
    }
    surface.draw(table, in: area)
  }

  package func table(_ content: [ActivityLog.Entry], _ context: ScreenContext) -> ScreenTable {
    ScreenTable(
      title: "activity \(context.today.text)",
      columns: ["when", "who", "as", "what", "group", "outcome"],
      rows: shown(content, context.names).map { ActivityWords($0, context.names).all })
  }
}
