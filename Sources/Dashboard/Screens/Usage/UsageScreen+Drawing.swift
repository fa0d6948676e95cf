import BillingCore
package import BillingService
package import TerminalUI

extension UsageScreen {
  package func draw(
    _ content: GroupUsage.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let chips = chips(context.names)
    let layout = UsageLayout(context.body, hasChips: !chips.isEmpty)
    GroupHeader.draw(.usage, of: content.group, into: &surface, in: layout.tabs, context)
    surface.draw(
      Bar(summary(content, context), right: compared(content, context)), in: layout.summary)
    surface.draw(Chips(chips), in: layout.chips)
    if content.coverage == nil {
      surface.put("No usage has been imported for this group.", in: layout.chart.row(1), .dim)
      return
    }
    if showsTable != context.preferences.isPlain {
      drawTable(content, into: &surface, in: layout.chart, context)
    } else {
      surface.draw(chart(content, context), in: layout.chart)
    }
    let caption = caption(content, context)
    surface.draw(TextBlock([Line(caption.text, caption.style)]), in: layout.caption)
    drawList(parts(content), content, into: &surface, in: layout.list, context)
    if let second = layout.second {
      var other = self
      other.breakdown = breakdown == .category ? .account : .category
      other.pane = .chart
      other.drawList(other.parts(content), content, into: &surface, in: second, context)
    }
  }

  /// What the chart is narrowed to.
  private func chips(_ names: DisplayNames) -> [String] {
    let names = [account?.title(names), category].compactMap { $0 }
    return names.count > 1 || account != nil || category != nil
      ? [names.joined(separator: " · ")] : []
  }

  private func summary(_ content: Outcome, _ context: ScreenContext) -> Line {
    let names = context.names
    let grain = aggregation == .daily ? "daily" : "monthly"
    let mark = context.environment.capabilities.glyphs.isASCII ? " ~" : " ≈"
    var spans = [
      Span("\(PeriodWords.text(range, today: context.today)) \(grain)   ", .dim),
      Span(names.money(content.total) + mark, .heading),
    ]
    for money in content.otherCurrencies.sorted where !money.amount.isZero {
      spans.append(Span("  \(names.money(money))\(mark)", .heading))
    }
    if let forecast = content.forecast, category == nil, account == nil {
      spans.append(
        Span("   " + ForecastWords.short(forecast, content.group.currency, names), .text))
    }
    return Line(spans)
  }

  /// Against the like period before: `Oct 1–20 +13 %`.
  private func compared(_ content: Outcome, _ context: ScreenContext) -> Line {
    guard let before = content.totalBefore, !before.amount.isZero else { return .empty }
    let known = content.coverage.flatMap { coverage in
      range.clipped(to: DayRange(first: coverage.first, last: coverage.asOf))
    }
    guard let known, known == range else { return .empty }
    let change = PercentWords.change(from: before.amount, to: content.total.amount)
    return Line("against \(PeriodWords.text(content.before, today: context.today)) \(change)", .dim)
  }
}
