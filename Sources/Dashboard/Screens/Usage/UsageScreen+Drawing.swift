import BillingCore
package import BillingService
package import TerminalUI

extension UsageScreen {
  package func draw(
    _ content: GroupUsage.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let chips = chips(content, context.names)
    let layout = layout(content, context)
    if !isBeside {
      GroupHeader.draw(.usage, of: content.group, into: &surface, in: layout.tabs, context)
    }
    let summary = summary(content, context)
    let ruler = TextRuler(surface.glyphs)
    let room = layout.summary.width - ruler.width(of: summary) - 2
    let right = [compared(content, context), legend(content, context)]
    surface.draw(
      Bar(summary, right: right.first { ruler.width(of: $0) <= room } ?? .empty),
      in: layout.summary)
    surface.draw(Chips(chips), in: layout.chips)
    if content.coverage == nil {
      surface.put("No usage has been imported for this group.", in: layout.chart.row(1), .dim)
      return
    }
    if showsTable != context.preferences.isPlain {
      drawTable(content, into: &surface, in: layout.chart, context)
    } else {
      surface.draw(chart(content, context), in: layout.chart)
      drawLegend(content, into: &surface, layout, context)
    }
    surface.draw(
      firstFitting: context.sentences(isNamed: false) { caption(content, context, $0).text },
      caption(content, context).style, in: layout.caption)
    drawList(parts(content), content, into: &surface, in: layout.list, context)
    guard let second = layout.second else { return }
    let other = otherBreakdown
    other.drawList(other.parts(content), content, into: &surface, in: second, context)
  }

  func layout(_ content: Outcome, _ context: ScreenContext) -> UsageLayout {
    UsageLayout(
      context.body, hasChips: !chips(content, context.names).isEmpty,
      rows: (parts(content).count, otherBreakdown.parts(content).count))
  }

  /// The same figures told apart the other way; the keys and the stack's colours are not its own.
  private var otherBreakdown: UsageScreen {
    var other = self
    other.breakdown = breakdown == .category ? .account : .category
    other.pane = .chart
    other.list = ListState()
    other.stacks = false
    return other
  }

  /// What the chart is narrowed to.
  private func chips(_ content: Outcome, _ names: DisplayNames) -> [String] {
    let title = category.map { content.titles[$0] ?? $0 }
    let names = [account?.title(names), title].compactMap { $0 }
    return names.count > 1 || account != nil || category != nil
      ? [names.joined(separator: " · ")] : []
  }

  private func summary(_ content: Outcome, _ context: ScreenContext) -> Line {
    let names = context.names
    let grain = aggregation == .daily ? "daily" : "monthly"
    let mark = context.environment.capabilities.glyphs.isASCII ? " ~" : " ≈"
    let name = isBeside ? names.group(content.group) + "   " : ""
    var spans = [
      Span(name, .heading),
      Span("\(PeriodWords.text(range, today: context.today)) \(grain)   ", .dim),
      Span(names.money(content.total) + mark, .heading),
    ]
    for money in content.otherCurrencies.sorted where !money.amount.isZero {
      spans.append(Span("  \(names.money(money))\(mark)", .heading))
    }
    if let forecast = content.forecast, category == nil, account == nil,
      range.last >= forecast.asOf
    {
      let words = [true, false].map { hasBand in
        "   "
          + ForecastWords.short(
            forecast, content.group.currency, names, over: range, hasBand: hasBand)
      }
      let ruler = TextRuler(context.environment.capabilities.glyphs)
      let room = context.body.width - 2 - ruler.width(of: Line(spans))
      spans.append(Span(words.first { ruler.width(of: $0) <= room } ?? words[1], .text))
    }
    return Line(spans)
  }

  /// The finished days against as many before: `against Oct 1–19 +13 %`.
  private func compared(_ content: Outcome, _ context: ScreenContext) -> Line {
    guard let figures = finished(content) else { return legend(content, context) }
    let change = PercentWords.change(from: figures.before, to: figures.after)
    let like = PeriodWords.text(figures.like, today: context.today)
    return legend(content, context) + Line("   against \(like) \(change)", .dim)
  }

  /// What the dots of the overlay are.
  private func legend(_ content: Outcome, _ context: ScreenContext) -> Line {
    guard showsOverlay else { return .empty }
    let glyph = context.environment.capabilities.glyphs.glyph(.overlay)
    return Line(
      "\(glyph) \(PeriodWords.text(content.before, today: context.today))", Style(.overlay))
  }

  /// Nil where not all of the finished days can be compared.
  private func finished(_ content: Outcome) -> (like: DayRange, before: Amount, after: Amount)? {
    guard aggregation == .daily else { return whole(content) }
    let bars = content.bars.prefix { !$0.isPartial && !$0.isFuture }
    let pairs = bars.compactMap { bar in bar.amount.flatMap { a in bar.before.map { (a, $0) } } }
    let before = pairs.reduce(Amount.zero) { $0 + $1.1 }
    guard !pairs.isEmpty, pairs.count == bars.count, !before.isZero else { return nil }
    let first = content.before.first
    return (
      DayRange(first: first, last: first + (pairs.count - 1)), before,
      pairs.reduce(.zero) { $0 + $1.0 }
    )
  }

  /// Months are not alike in their days: only the whole period is compared with the whole before.
  private func whole(_ content: Outcome) -> (like: DayRange, before: Amount, after: Amount)? {
    guard let before = content.totalBefore, !before.amount.isZero, let coverage = content.coverage,
      range.first >= coverage.first, range.last <= coverage.asOf
    else { return nil }
    return (content.before, before.amount, content.total.amount)
  }
}
