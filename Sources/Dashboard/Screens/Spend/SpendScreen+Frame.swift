import BillingCore
package import TerminalUI

extension SpendScreen {
  /// The period and the chart's axes.
  package func drawFrame(into surface: inout Surface, _ context: ScreenContext) {
    let layout = SpendLayout(context)
    let period = period(context.today)
    let grain = period.aggregation == .daily ? "daily" : "monthly"
    let when = PeriodWords.text(period.range, today: context.today)
    surface.put("\(when) \(grain)   Reading …", in: layout.summary.row(0), .dim)
    surface.draw(BarChart([ChartBar(0, phase: .future)]) { _ in "      " }, in: layout.chart)
  }
}
