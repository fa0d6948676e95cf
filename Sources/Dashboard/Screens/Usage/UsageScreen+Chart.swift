import BillingCore
import BillingService
import TerminalUI

extension UsageScreen {
  /// The bars as the chart widget takes them.
  func chart(_ content: Outcome, _ context: ScreenContext) -> BarChart {
    let kind: BarChart.Kind = aggregation == .daily ? .narrow : .wide
    let isPrivate = context.names.isPrivate
    let named = stacks ? namedParts(content, context) : 0
    var chart = BarChart(
      content.bars.enumerated().map { bar($1, at: $0, named: named, content, context) },
      kind: kind, selected: cursorIndex(content), clip: clips ? clipLimit(content) : nil,
      isStacked: stacks, futureText: "not known yet",
      tickText: { isPrivate ? "" : AxisWords.tick($0) })
    chart.hasPatterns = StackMark.hasPatterns(context)
    return chart
  }

  private func bar(
    _ bar: GroupUsage.Bar, at index: Int, named: Int, _ content: Outcome,
    _ context: ScreenContext
  ) -> ChartBar {
    let coming = bar.isFuture ? expected(bar, content) : nil
    let amount = bar.amount.map(\.approximate)
    let values = stacks ? stack(bar, named: named, content, context) : [amount ?? coming ?? 0]
    return ChartBar(
      values, label: label(bar, at: index, content),
      valueLabel: valueLabel(bar, context), phase: phase(bar, hasForecast: coming != nil),
      spike: multiple(bar), usual: usual(bar),
      overlay: showsOverlay ? bar.before?.approximate : nil)
  }

  private func phase(_ bar: GroupUsage.Bar, hasForecast: Bool) -> ChartBar.Phase {
    if bar.isFuture { return hasForecast ? .forecast : .future }
    if bar.amount == nil { return .missing }
    return bar.isPartial ? .partial : .complete
  }

  /// What the forecast expects of a day that has not come.
  private func expected(_ bar: GroupUsage.Bar, _ content: Outcome) -> Double? {
    guard let forecast = content.forecast, bar.days.count == 1 else { return nil }
    let index = forecast.asOf.distance(to: bar.days.first) - 1
    return forecast.coming.indices.contains(index) ? forecast.coming[index] : nil
  }

  private func multiple(_ bar: GroupUsage.Bar) -> String? {
    guard bar.isAlarm else { return nil }
    guard let spike = bar.spike else { return bar.verdict.flatMap(DayWords.multiple) }
    if spike.reading == .new { return "new" }
    return spike.multiple.map(MultipleWords.text) ?? ""
  }

  private func usual(_ bar: GroupUsage.Bar) -> Double? {
    guard let verdict = bar.verdict, verdict.limit != nil, bar.amount != nil else { return nil }
    return verdict.expected
  }

  /// Days of one month by number, at 1, 5, 10 …; other days at Mondays; months by name.
  private func label(_ bar: GroupUsage.Bar, at index: Int, _ content: Outcome) -> String {
    let day = bar.days.first
    if index == cursorIndex(content), aggregation == .daily, range.count <= 31 {
      return String(day.dayOfMonth)
    }
    return label(day, of: content.bars.count)
  }

  func label(_ day: Day, of count: Int) -> String {
    if aggregation == .monthly {
      // The line above names the years of twelve months.
      let isNewYear = day.month.month == 1 && count > 12
      return isNewYear ? "\(day.month.shortName) \(day.year)" : day.month.shortName
    }
    if range.count > 550 {
      guard day.dayOfMonth == 1, day.month.month % 3 == 1 else { return "" }
      return day.month.month == 1 ? String(day.year) : day.month.shortName
    }
    if range.count > 62 { return day.dayOfMonth == 1 ? day.month.shortName : "" }
    if range.count > 31 { return day.weekday == .monday ? "\(day.shortText)" : "" }
    let number = day.dayOfMonth
    return number == 1 || number % 5 == 0 ? String(number) : ""
  }

  private func valueLabel(_ bar: GroupUsage.Bar, _ context: ScreenContext) -> String {
    guard aggregation == .monthly, let amount = bar.amount, !context.names.isPrivate else {
      return ""
    }
    return MoneyText.grouped(amount, digits: 0)
  }

  /// What somebody said of the day's spike.
  private func acknowledged(_ bar: GroupUsage.Bar, _ content: Outcome) -> SpikeAcknowledgement? {
    bar.days.count == 1
      ? content.group.acknowledgements.last { $0.day == bar.days.first } : nil
  }

  /// The one line below the chart: the bar under the cursor, and what to make of it.
  func caption(_ content: Outcome, _ context: ScreenContext, _ words: SpikeWords? = nil)
    -> (text: String, style: Style)
  {
    guard let bar = currentBar(content) else { return ("", .dim) }
    let names = context.names
    let when =
      aggregation == .daily
      ? bar.days.first.weekdayText : PeriodWords.text(bar.days, today: context.today)
    guard let amount = bar.amount else {
      let why = bar.isFuture ? "not known yet" : "no data for this day"
      return ("\(when): \(why)", .dim)
    }
    if let spike = bar.spike {
      let done = acknowledged(bar, content).map { " " + DayWords.acknowledged($0, names) }
      let text = spike.sentence(words ?? names.ownSentenceWords)
      return (text + (done ?? ""), done == nil ? .warning : .text)
    }
    let figure = names.money(Money(amount, content.group.currency))
    let partial = bar.isPartial ? " so far" : ""
    let reading =
      bar.verdict.map {
        DayWords.phrase($0, content.group.currency, names, isPartial: bar.isPartial)
      } ?? against(bar, content, context)
    let text = "\(when): \(figure)\(partial)" + (reading.isEmpty ? "" : ", \(reading)")
    return (text, bar.isAlarm ? .warning : .text)
  }
}
