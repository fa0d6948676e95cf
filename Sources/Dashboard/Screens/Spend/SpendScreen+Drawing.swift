import BillingCore
import BillingService
package import TerminalUI

extension SpendScreen {
  package func draw(
    _ content: SpendReading, into surface: inout Surface, _ context: ScreenContext
  ) {
    let layout = SpendLayout(context)
    guard let part = part(content) else {
      let when = PeriodWords.text(content.period.range, today: context.today)
      let why = content.asOf == nil ? "No usage has been imported yet." : "Nothing in \(when)."
      surface.put(why, in: layout.summary.row(0).inset(left: 2), .dim)
      return
    }
    surface.draw(summary(part, content, context), in: layout.summary.row(0))
    if showsTable {
      drawTable(part, content, into: &surface, in: layout.chart, context)
    } else {
      surface.draw(chart(part, context), in: layout.chart)
    }
    surface.put(caption(part, context), in: layout.caption, .text)
    drawList(part, content, into: &surface, in: layout.list, context)
  }

  private func summary(
    _ part: SpendReading.Part, _ content: SpendReading, _ context: ScreenContext
  ) -> Bar {
    let names = context.names
    let mark = context.environment.capabilities.glyphs.isASCII ? " ~" : " ≈"
    let grain = part.period.aggregation == .daily ? "daily" : "monthly"
    var spans = [
      Span("\(PeriodWords.text(part.period.range, today: context.today)) \(grain)   ", .dim),
      Span(names.money(part.total) + mark, .heading),
    ]
    if let forecast = part.forecast {
      spans.append(Span("   forecast " + ForecastWords.short(forecast, names)))
    }
    let others = content.parts.map(\.currency.code).filter { $0 != part.currency.code }
    if !others.isEmpty {
      let ruler = TextRuler(context.environment.capabilities.glyphs)
      let all = "   also \(others.joined(separator: ", "))"
      let room = context.body.width - 2 - ruler.width(of: Line(spans))
      spans.append(Span(ruler.width(of: all) <= room ? all : "   +\(others.count)", .dim))
    }
    if let title = content.categoryTitle { spans.append(Span("   [\(title)]", .accent)) }
    return Bar(Line(spans), right: compared(part, content, context), rightGivesWay: true)
  }

  private func compared(
    _ part: SpendReading.Part, _ content: SpendReading, _ context: ScreenContext
  ) -> Line {
    guard let figures = part.compared, let like = content.like else { return .empty }
    let change = PercentWords.change(from: figures.before.amount, to: figures.after.amount)
    return Line("against \(PeriodWords.text(like, today: context.today)) \(change)", .dim)
  }

  private func chart(_ part: SpendReading.Part, _ context: ScreenContext) -> BarChart {
    let isPrivate = context.names.isPrivate
    let cursor = cursorIndex(part)
    let named = stacks ? namedParts(part, context) : 0
    let bars = part.slots.enumerated().map { index, slot in
      let label = label(slot.days.first, part, isUnderCursor: index == cursor)
      let value = slot.total.map { MoneyText.grouped($0, digits: 0) } ?? ""
      return ChartBar(
        stacks ? stack(slot, part, named: named, context) : [slot.total?.approximate ?? 0],
        label: label,
        valueLabel: part.period.aggregation == .daily || isPrivate ? "" : value, phase: phase(slot))
    }
    var chart = BarChart(
      bars, kind: part.period.aggregation == .daily ? .narrow : .wide, selected: cursor,
      clip: clips ? clipLimit(part) : nil, isStacked: stacks, futureText: "not known yet",
      tickText: { isPrivate ? "" : AxisWords.tick($0) })
    chart.hasPatterns = StackMark.hasPatterns(context)
    return chart
  }

  private func phase(_ slot: SpendReading.Slot) -> ChartBar.Phase {
    if slot.isFuture { return .future }
    if slot.amounts == nil { return .missing }
    return slot.isPartial ? .partial : .complete
  }

  /// High enough for all but the highest bars.
  private func clipLimit(_ part: SpendReading.Part) -> Double? {
    let values = part.slots.compactMap { $0.total?.approximate }.sorted()
    guard let usual = values.dropLast(max(1, values.count / 20)).last, usual > 0 else { return nil }
    return usual * 1.15
  }

  /// How many parts the stack shows each for itself.
  func namedParts(_ part: SpendReading.Part, _ context: ScreenContext) -> Int {
    let slots = part.slots.filter { !$0.isPartial }.compactMap(\.amounts)
    let parts = part.rows.prefix(StackMark.most(context)).map { row in
      slots.map { ($0[row.number] ?? .zero).approximate }
    }
    let highest = part.slots.compactMap { $0.total?.approximate }.max() ?? 0
    return StackMark.named(
      parts, top: (clips ? clipLimit(part) : nil) ?? highest,
      rows: SpendLayout(context).chart.height - 3)
  }

  private func stack(
    _ slot: SpendReading.Slot, _ part: SpendReading.Part, named: Int, _ context: ScreenContext
  ) -> [Double] {
    guard let amounts = slot.amounts else { return [0] }
    return StackMark.values(
      part.rows.map { (amounts[$0.number] ?? .zero).approximate }, named: named,
      most: StackMark.most(context))
  }

  private func label(_ day: Day, _ part: SpendReading.Part, isUnderCursor: Bool) -> String {
    if part.period.aggregation == .monthly {
      return day.month.month == 1 ? "\(day.month.shortName) \(day.year)" : day.month.shortName
    }
    if part.period.range.count > 62 { return day.dayOfMonth == 1 ? day.month.shortName : "" }
    if part.period.range.count > 31 { return day.weekday == .monday ? day.shortText : "" }
    let isNamed = isUnderCursor || day.dayOfMonth == 1 || day.dayOfMonth % 5 == 0
    return isNamed ? String(day.dayOfMonth) : ""
  }

  private func caption(_ part: SpendReading.Part, _ context: ScreenContext) -> String {
    let index = cursorIndex(part)
    guard part.slots.indices.contains(index) else { return "" }
    let slot = part.slots[index]
    let when =
      part.period.aggregation == .daily
      ? slot.days.first.weekdayText : PeriodWords.text(slot.days, today: context.today)
    guard let total = slot.total else {
      return "\(when): \(slot.isFuture ? "not known yet" : "no data")"
    }
    let so = slot.isPartial ? " so far" : ""
    let there = part.rows.compactMap { row in
      slot.amounts?[row.number].map { (row: row, value: $0) }
    }
    let most = there.max { ($0.value, $1.row.key.text) < ($1.value, $0.row.key.text) }
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    let limit = max(24, context.body.width - 50)
    let who = most.map { most in
      ", most of it \(ruler.fit(title(most.row, context.names), to: limit, .middle))"
    }
    let isMost = most.map { $0.value.approximate > total.approximate / 2 } ?? false
    let money = context.names.money(Money(total, part.currency))
    return "\(when): \(money)\(so)\(isMost ? who ?? "" : "")"
  }
}

extension SeriesKey {
  /// Something to order equals by.
  fileprivate var text: String {
    group?.revealed ?? category ?? (account ?? nil)?.text ?? ""
  }
}
