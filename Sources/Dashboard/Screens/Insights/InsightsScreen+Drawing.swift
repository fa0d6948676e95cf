import BillingCore
package import BillingService
package import TerminalUI

extension InsightsScreen {
  package func draw(
    _ content: InsightsReport.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let part = InsightsPart(content, self, context.names)
    let layout = InsightsLayout(context, pane, rows: part.heatRows.count)
    surface.draw(summary(part, content, context), in: layout.summary.row(0))
    surface.put(concentration(part, context), in: layout.summary.row(1))
    guard part.map != nil else {
      surface.put(
        "Nothing was spent.", in: layout.summary.inset(top: 1).row(0).inset(left: 2), .dim)
      return
    }
    if layout.isSingle {
      surface.draw(
        Tabs(Pane.allCases.map(\.title), selected: pane.rawValue), in: layout.tabs)
    }
    for pane in Pane.allCases {
      guard let area = layout.area(pane) else { continue }
      draw(pane, part, into: &surface, in: area, layout, context)
    }
  }

  private func draw(
    _ pane: Pane, _ part: InsightsPart, into surface: inout Surface, in area: Rect,
    _ layout: InsightsLayout, _ context: ScreenContext
  ) {
    if pane == .heat { return drawHeat(part, into: &surface, in: area, context) }
    let isFocused = self.pane == pane
    var list = area
    if !layout.isSingle {
      surface.put(pane.title, in: area.row(0), isFocused ? .heading : .dim)
      list = area.inset(top: 1)
    }
    switch pane {
    case .heat: break
    case .movers: drawMovers(part, into: &surface, in: list, context)
    case .forecast: drawForecasts(part, into: &surface, in: list, context)
    case .changes: drawChanges(part, layout.changeHeight, into: &surface, in: list, context)
    }
  }

  private func summary(
    _ part: InsightsPart, _ content: InsightsReport.Outcome, _ context: ScreenContext
  ) -> Bar {
    let names = context.names
    let mark = context.environment.capabilities.glyphs.isASCII ? " ~" : " ≈"
    let when = PeriodWords.text(content.range, today: context.today)
    var spans = [Span("\(when)   ", .dim)]
    if let map = part.map {
      spans.append(Span(names.money(map.total) + mark, .heading))
    }
    let others = part.currencies.filter { $0 != part.currency }.map(\.code)
    if !others.isEmpty { spans.append(Span("   also \(others.joined(separator: ", "))", .dim)) }
    let like = PeriodWords.text(content.like, today: context.today)
    return Bar(Line(spans), right: Line("compared with \(like)", .dim))
  }

  /// How much hangs on one group and on one category.
  private func concentration(_ part: InsightsPart, _ context: ScreenContext) -> Line {
    guard let map = part.map, let row = map.rows.first, let category = map.categories.first else {
      return .empty
    }
    func line(_ group: String) -> Line {
      Line([
        Span(PercentWords.text(map.largestGroupShare)), Span(" of it in ", .dim), Span(group),
        Span("   \(PercentWords.text(map.largestCategoryShare))"), Span(" for ", .dim),
        Span(part.title(category)),
      ])
    }
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    let group = context.names.group(row.groupName, id: row.group)
    let over = ruler.width(of: line(group)) - (context.body.width - 2)
    return line(ruler.fit(group, to: max(12, ruler.width(of: group) - max(0, over)), .middle))
  }

  private func drawMovers(
    _ part: InsightsPart, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let names = context.names
    let columns = [
      TableColumn("PRODUCT", from: 22, to: 48, rank: 8),
      TableColumn("GROUP", from: 10, to: 48, rank: 6),
      TableColumn("BEFORE", from: 10, to: 14, align: .right, rank: 3, yields: true),
      TableColumn("NOW", from: 10, to: 14, align: .right, rank: 4, yields: true),
      TableColumn("CHANGE", from: 8, to: 14, align: .right, rank: 9),
      TableColumn("", width: 6, align: .right, rank: 7),
    ]
    let table = Table(
      columns: columns, placed: part.movers.map(\.place), state: movers,
      isFocused: pane == .movers, emptyText: "Nothing moved"
    ) { index in
      let mover = part.movers[index]
      let (place, figures) = (mover.place, mover.figures)
      let isUp = figures.change.amount > .zero
      return TableRow(
        place,
        [
          .text(part.title(place.category)),
          .text(names.group(mover.groupName, id: place.group), .dim),
          .text(names.figure(figures.before), .dim), .text(names.figure(figures.after)),
          .text(names.signed(figures.change), isUp ? .warning : .good),
          .text(
            PercentWords.change(from: figures.before.amount, to: figures.after.amount), .dim),
        ])
    }
    surface.draw(table, in: area)
  }

  private func drawForecasts(
    _ part: InsightsPart, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let names = context.names
    let byGroup = Dictionary(
      part.forecasts.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = [
      TableColumn("GROUP", from: 14, to: 40, rank: 9),
      TableColumn("SO FAR", from: 10, to: 14, align: .right, rank: 5, yields: true),
      TableColumn("FORECAST", from: 8, to: 12, align: .right, rank: 8),
      TableColumn("±", width: 7, align: .right, rank: 3, yields: true),
      TableColumn("BUDGET", from: 9, to: 12, align: .right, rank: 6),
      TableColumn("", from: 14, to: 24, rank: 7),
    ]
    let table = Table(
      columns: columns, ids: part.forecasts.map(\.group), state: forecasts,
      isFocused: pane == .forecast, emptyText: "No group has enough history"
    ) { id in
      guard let line = byGroup[id] else { return TableRow(id, []) }
      return TableRow(id, Self.cells(line, names))
    }
    surface.draw(table, in: area)
  }

  private static func cells(_ line: ForecastReport.Line, _ names: DisplayNames) -> [TableCell] {
    let isPrivate = names.isPrivate
    let (words, style) = budgetWords(line)
    return [
      .text(names.group(line.groupName, id: line.group)), .text(names.figure(line.toDate)),
      .text(line.forecast.map { isPrivate ? "•••" : $0.total.roundFigure } ?? "too early", .bold),
      .text(line.forecast.map { isPrivate ? "•••" : $0.band.roundFigure } ?? "", .dim),
      .text(line.budget.map { isPrivate ? "•••" : $0.budget.roundFigure } ?? "none", .dim),
      .text(words, style),
    ]
  }

  private static func budgetWords(_ line: ForecastReport.Line) -> (String, Style) {
    guard let budget = line.budget else { return ("", .dim) }
    let percent = "\(Int(min(budget.percent, 99_999).rounded())) %"
    switch budget.status {
    case .onTrack: return ("\(percent), on track", .good)
    case .atRisk(let day): return ("\(percent), at risk \(day.shortText)", .warning)
    case .exceeded(let day): return ("\(percent), over since \(day.shortText)", .danger)
    case .tooEarly: return (percent, .dim)
    }
  }

  private func drawChanges(
    _ part: InsightsPart, _ height: Int, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let names = context.names
    let byPlace = Dictionary(
      part.changes.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let isBelow = height == 2
    let product = TableColumn(isBelow ? "PRODUCT, AND GROUP" : "PRODUCT", from: 14, to: 48, rank: 8)
    let group = isBelow ? [] : [TableColumn("GROUP", from: 10, to: 32, rank: 6)]
    let columns =
      [TableColumn("", width: 7, rank: 9), product] + group
      + [TableColumn("AMOUNT", from: 9, to: 16, align: .right, rank: 7)]
    let table = Table(
      columns: columns, ids: part.changes.map(\.place), state: changes, rowHeight: height,
      isFocused: pane == .changes, emptyText: "No product is new, none has stopped"
    ) { place in
      guard let change = byPlace[place] else { return TableRow(place, []) }
      let title = Line(part.title(place.category))
      let group = Line(names.group(change.groupName, id: place.group), .dim)
      return TableRow(
        place,
        [.text(change.isNew ? "new" : "stopped", change.isNew ? .accent : .dim)]
          + (isBelow ? [.lines(title, group)] : [.line(title), .line(group)])
          + [.text(names.figure(change.amount))])
    }
    surface.draw(table, in: area)
  }
}
