import BillingCore
import BillingService
import TerminalUI

extension TriggersScreen {
  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    _ = GroupHeader.draw(.triggers, of: content.group, into: &surface, context)
    let layout = TriggersLayout(context.body, count: content.triggers.count)
    surface.draw(summary(content), in: layout.summary.row(0))
    let byID = Dictionary(
      content.triggers.map { ($0.trigger.id.text, $0) }, uniquingKeysWith: { a, _ in a })
    let table = Table(
      columns: columns, ids: content.triggers.map(\.trigger.id.text), state: list,
      emptyText: "There is no trigger. Make one with: a"
    ) { id in
      byID[id].map { row($0, content, context) } ?? TableRow(id, [])
    }
    surface.draw(table, in: layout.list)
    drawTest(content, into: &surface, layout, context)
  }

  private var columns: [TableColumn] {
    [
      TableColumn("TRIGGER", from: 14, to: 60, rank: 9),
      TableColumn("FIRES AT", from: 15, to: 30, rank: 8),
      TableColumn("COUNTS", from: 10, to: 10, rank: 4, yields: true),
      TableColumn("WATCHES", from: 10, to: 40, rank: 3),
      TableColumn("NOW", from: 5, to: 8, align: .right, rank: 7),
      TableColumn("", from: 6, to: 16, rank: 2),
      TableColumn("LAST FIRED", from: 10, to: 12, rank: 6),
      TableColumn("TELLS", from: 8, to: 16, rank: 1, yields: true),
    ]
  }

  private func summary(_ content: Content) -> Bar {
    let fired = content.triggers.filter(\.hasFired).count
    let count = content.triggers.count
    let head = fired == 0 ? "None has fired in its period" : "\(fired) fired in their period"
    return Bar(
      Line(count == 0 ? "No triggers" : head, fired > 0 ? .warning : .heading),
      right: Line("\(count) \(count == 1 ? "trigger" : "triggers")", .dim))
  }

  private func row(_ item: TriggerInGroup, _ content: Content, _ context: ScreenContext)
    -> TableRow<String>
  {
    let names = context.names
    let trigger = item.trigger
    let share = PercentWords.fraction(item.standing, of: item.limit)
    let isASCII = context.environment.capabilities.glyphs.isASCII
    let style: Style = item.hasFired ? .warning : .text
    return TableRow(
      trigger.id.text,
      marker: item.hasFired ? Span(isASCII ? "^" : "▲", Style(.warning, .bold)) : Span(" "),
      [
        .text(names.note(trigger.name)), .text(condition(item, context)),
        .text(trigger.recurrence.title, .dim), .text(scope(trigger, content, names), .dim),
        .text(PercentWords.text(share), style),
        .bar(share, Style(item.hasFired ? .barSpike : .bar)),
        .text(trigger.firings.last.map { $0.at.day.text } ?? "never", .dim),
        .text(trigger.channel, .dim),
      ])
  }

  /// What it is narrowed to.
  private func scope(_ trigger: UsageTrigger, _ content: Content, _ names: DisplayNames) -> String {
    let account = trigger.account.map { id in
      names.account(content.accounts.first { $0.id == id }?.name ?? id.text, id: id)
    }
    let parts = [account, trigger.category].compactMap { $0 }
    return parts.isEmpty ? "everything" : parts.joined(separator: " · ")
  }

  private func drawTest(
    _ content: Content, into surface: inout Surface, _ layout: TriggersLayout,
    _ context: ScreenContext
  ) {
    guard let test = content.test, let item = trigger(content, context),
      test.backtest.trigger.id == item.trigger.id, layout.chart.height >= 3
    else { return }
    let names = context.names
    let told = "would have fired \(TriggerWords.hits(test.backtest))"
    let named = Line([Span("\(names.note(item.trigger.name)) ", .bold), Span(told)])
    let ruler = TextRuler(surface.glyphs)
    let head = ruler.width(of: named) <= layout.title.width ? named : Line("It \(told)")
    let room = layout.title.width - ruler.width(of: head) - 2
    let mark = mark(item, surface.glyphs)
    let gap = mark.isEmpty ? "" : "   "
    let right = [
      "\(mark)\(gap)spend by day, - and + for more and fewer days",
      "\(mark)\(gap)spend by day, - and +", mark,
    ].first { ruler.width(of: $0) <= room }
    surface.draw(Bar(head, right: Line(right ?? "", .dim)), in: layout.title)
    surface.draw(chart(test, of: item, context), in: layout.chart)
  }

  /// What a day comes to when it fires: of the sums of months or years no day's bar tells.
  private static func line(_ item: TriggerInGroup) -> Double? {
    item.trigger.recurrence == .daily && item.trigger.basis == .price
      ? item.limit.approximate : nil
  }

  private func mark(_ item: TriggerInGroup, _ glyphs: GlyphTier) -> String {
    Self.line(item) == nil ? "" : "\(glyphs.glyph(.usual))\(glyphs.glyph(.usual)) fires at"
  }

  /// What was spent on what it watches, with a mark on each day on which it would have fired, and
  /// how high a day has to be for that.
  private func chart(_ test: Test, of item: TriggerInGroup, _ context: ScreenContext) -> BarChart {
    let line = Self.line(item)
    let hits = Set(test.backtest.hits.map(\.day))
    let isPrivate = context.names.isPrivate
    let bars = test.usage.bars.map { bar -> ChartBar in
      let day = bar.days.first
      let monday = day.dayOfMonth <= 7 ? day.shortText : day.dayText
      let label = day.weekday == .monday ? monday : ""
      return ChartBar(
        [bar.amount?.approximate ?? 0], label: label, valueLabel: "",
        phase: bar.isFuture
          ? .future : bar.amount == nil ? .missing : bar.isPartial ? .partial : .complete,
        spike: hits.contains(day) ? "" : nil, usual: line)
    }
    return BarChart(
      bars, kind: .narrow, selected: nil, futureText: "not known yet",
      tickText: { isPrivate ? "" : AxisWords.tick($0) })
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = content.triggers.map { item -> [String] in
      let trigger = item.trigger
      return [
        names.note(trigger.name), condition(item, context), trigger.recurrence.title,
        scope(trigger, content, names), names.isPrivate ? "•••" : item.standing.text,
        names.isPrivate ? "•••" : item.limit.text, item.measure, item.hasFired ? "yes" : "no",
        trigger.firings.last.map { $0.at.text } ?? "", trigger.channel,
      ]
    }
    return ScreenTable(
      title: "triggers \(names.group(groupName, id: group))",
      columns: [
        "trigger", "condition", "recurrence", "watches", "now", "limit", "measure", "fired",
        "last fired", "channel",
      ], rows: rows)
  }
}

extension Day {
  fileprivate var dayText: String { String(dayOfMonth) }
}
