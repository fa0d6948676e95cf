import BillingCore
import BillingService
import TerminalUI

extension DayScreen {
  /// The same weekday of the weeks before: what this one is measured against.
  func drawWeekdays(
    _ content: DayReading, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let bars = content.sameWeekdays(as: day)
    let greatest = bars.compactMap { $0.amount?.approximate }.max() ?? 0
    let columns = [
      TableColumn("\(day.weekday.name.uppercased())S", from: 10, rank: 9),
      TableColumn("AMOUNT", from: 10, to: 18, align: .right, rank: 8),
      TableColumn("", from: 8, to: 22, rank: 5),
      TableColumn("", from: 6, to: 10, rank: 6),
    ]
    let byDay = Dictionary(
      bars.map { ($0.days.first, $0) }, uniquingKeysWith: { first, _ in first })
    let table = Table(
      columns: columns, ids: bars.map(\.days.first), state: ListState(selected: day),
      isFocused: false
    ) { day in
      guard let bar = byDay[day], let amount = bar.amount else { return TableRow(day, []) }
      let style = Style(bar.isAlarm ? .barSpike : bar.isPartial ? .barPartial : .bar)
      let isThis = day == self.day
      return TableRow(
        day,
        [
          .text(day.shortText, isThis ? .heading : .text),
          .text(
            context.names.figure(Money(amount, content.around.group.currency)),
            isThis ? .heading : .text),
          .bar(greatest > 0 ? amount.approximate / greatest : 0, style),
          .text(remark(bar), bar.isAlarm ? .warning : .dim),
        ])
    }
    surface.draw(table, in: area)
  }

  private func remark(_ bar: GroupUsage.Bar) -> String {
    if bar.isAlarm { return "spike" }
    return bar.isPartial ? "so far" : ""
  }

  /// A week before and a week after, with the usual of each day.
  func drawNeighbours(
    _ content: DayReading, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    surface.put("THE DAYS AROUND IT", in: area.row(0), .dim)
    let bars = content.neighbours(of: day)
    let isPrivate = context.names.isPrivate
    let chart = BarChart(
      bars.map(chartBar), selected: bars.firstIndex { $0.days.first == day },
      futureText: "not known yet", tickText: { isPrivate ? "" : AxisWords.tick($0) })
    surface.draw(chart, in: area.inset(top: 1))
  }

  private func chartBar(_ bar: GroupUsage.Bar) -> ChartBar {
    let day = bar.days.first
    let phase: ChartBar.Phase =
      bar.isFuture ? .future : bar.amount == nil ? .missing : bar.isPartial ? .partial : .complete
    let isLearned = bar.amount != nil && bar.verdict?.limit != nil
    return ChartBar(
      bar.amount?.approximate ?? 0,
      label: day == self.day || day.weekday == .monday ? day.shortText : "", phase: phase,
      spike: bar.isAlarm ? bar.verdict.flatMap(DayWords.multiple) ?? "" : nil,
      usual: isLearned ? bar.verdict?.expected : nil)
  }
}
