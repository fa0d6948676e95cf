import BillingCore
package import TerminalUI

extension UsageScreen {
  /// The tabs, the period and the days of the chart: all but the figures.
  package func drawFrame(into surface: inout Surface, _ context: ScreenContext) {
    let layout = UsageLayout(context.body, hasChips: category != nil || account != nil)
    surface.draw(GroupTab.tabs(selected: .usage), in: layout.tabs)
    let grain = aggregation == .daily ? "daily" : "monthly"
    let period = PeriodWords.text(range, today: context.today)
    surface.put("\(period) \(grain)   Reading …", in: layout.summary, .dim)
    let days = aggregation == .daily ? Array(range.days) : range.months.map(\.first)
    let bars = days.map { ChartBar(0, label: label($0, of: days.count), phase: .future) }
    let kind: BarChart.Kind = aggregation == .daily ? .narrow : .wide
    surface.draw(BarChart(bars, kind: kind) { _ in "      " }, in: layout.chart)
  }
}
