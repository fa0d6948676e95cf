import BillingCore
import BillingService
package import TerminalUI

extension GroupsScreen {
  package func draw(
    _ content: GroupsContent, into surface: inout Surface, _ context: ScreenContext
  ) {
    let groups = shown(content, context.names)
    let layout = GroupsLayout(context, content, count: groups.count)
    drawProblems(content.problems, into: &surface, in: layout.problems, context)
    drawSummary(content, into: &surface, in: layout.summary, context)
    let rows = GroupRow(context: context, isTwoLines: layout.rowHeight == 2)
    let row = rows.row(month: content.month)
    let table = Table(
      columns: rows.columns(month: content.month), placed: groups.map(\.id),
      state: list, rowHeight: layout.rowHeight, emptyText: emptyText(content, context)
    ) { row(groups[$0]) }
    surface.draw(table, in: layout.list)
    drawSentence(content, groups, into: &surface, in: layout.sentence, context)
    if let area = layout.usage, let usage = content.usage {
      // Of the last group until that of this one is there: its name stands with it.
      let group = groups.first { $0.id == usage.group.id }
      group.map { page(of: $0, context) }?.draw(usage, into: &surface, context.within(area))
    }
  }

  /// A group that can't be read has a row too, with what is wrong in place of its figures.
  private func drawProblems(
    _ problems: [DataProblem], into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    if problems.count == 1, area.height > 0 {
      surface.put("!", at: Point(area.x + 1, area.y), .danger, in: area)
      let text = GroupWords.problem(problems[0], context.names)
      return surface.draw(
        TextBlock(text, .danger, marksCut: true), in: area.inset(left: 3))
    }
    for (line, problem) in problems.prefix(area.height).enumerated() {
      let row = area.row(line)
      let more = line == area.height - 1 ? problems.count - area.height : 0
      surface.put("!", at: Point(row.x + 1, row.y), .danger, in: row)
      surface.draw(
        Bar(
          Line(GroupWords.problem(problem, context.names), .danger),
          right: Line(more > 0 ? "+\(more) more" : "", .dim)),
        in: row.inset(left: 3))
    }
  }

  private func emptyText(_ content: GroupsContent, _ context: ScreenContext) -> String {
    if !content.groups.isEmpty { return "No group fits the filter “\(filter ?? "")”." }
    return context.access.allowsOnOrganization(CreateGroup.info.permission)
      ? "There is no billing group yet. Make one with: a, or import usage with: billtop import"
      : "You have no role on any billing group."
  }

  /// The month so far, its forecast, and how much needs attention.
  private func drawSummary(
    _ content: GroupsContent, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let names = context.names
    let asOf = content.asOf ?? context.today
    let days =
      content.asOf != nil && asOf.month == content.month
      ? "\(content.month.name) 1–\(asOf.dayOfMonth), so far" : "\(content.month.name), no data yet"
    let sign = surface.glyphs.isASCII ? "~ estimate" : "≈ estimate"
    let mark = content.asOf == nil ? "" : sign
    let ruler = TextRuler(surface.glyphs)
    let totals = Self.fit(
      ranked(content).map { names.money($0.monthToDate) }, "   ",
      to: area.width - ruler.width(of: days + mark) - 5, ruler)
    surface.draw(
      Bar(Line([Span(days + "   ", .dim), Span(totals, .heading)]), right: Line(mark, .dim)),
      in: area.row(0))
    guard area.height > 1 else { return }
    let counts = counts(content)
    let forecasts = forecasts(content, names, to: area.width - ruler.width(of: counts) - 2, ruler)
    surface.draw(Bar(forecasts, right: counts), in: area.row(1))
  }

  /// As many of the texts as stand whole in the width, and how many more there are.
  private static func fit(
    _ texts: [String], _ separator: String, to width: Int, _ ruler: TextRuler
  ) -> String {
    for count in stride(from: texts.count, through: 1, by: -1) {
      let rest = count < texts.count ? ["+\(texts.count - count)"] : []
      let line = (texts.prefix(count) + rest).joined(separator: separator)
      if ruler.width(of: line) <= width { return line }
    }
    return texts.first ?? ""
  }

  /// The currency of most groups first: two can't be compared by amount.
  private func ranked(_ content: GroupsContent) -> [GroupsOverview.CurrencyTotal] {
    var counts: [Currency: Int] = [:]
    for place in content.groups.indices { counts[content.groups[place].currency, default: 0] += 1 }
    let totals = content.totals.map { ($0, counts[$0.monthToDate.currency] ?? 0) }
    return totals.enumerated().sorted { a, b in
      (b.element.1, a.offset) < (a.element.1, b.offset)
    }.map(\.element.0)
  }

  /// Where there is no room for how sure they are, the figures alone.
  private func forecasts(
    _ content: GroupsContent, _ names: DisplayNames, to width: Int, _ ruler: TextRuler
  ) -> Line {
    let found = ranked(content).compactMap(\.forecast)
    guard !found.isEmpty else { return .empty }
    let full = found.map { ForecastWords.short($0, names) }.joined(separator: " · ")
    let room = width - 9
    if ruler.width(of: full) <= room { return Line("Forecast \(full)", .dim) }
    let short = found.map { ForecastWords.short($0, names, hasBand: false) }
    return Line("Forecast " + Self.fit(short, " · ", to: room, ruler), .dim)
  }

  private func counts(_ content: GroupsContent) -> Line {
    var spans: [Span] = []
    func add(_ count: Int, _ one: String, _ many: String, _ style: Style) {
      if count > 0 { spans.append(Span("  \(count) \(count == 1 ? one : many)", style)) }
    }
    add(content.problems.count, "problem", "problems", .danger)
    add(content.overview.count(.pastDue), "past due", "past due", .danger)
    add(content.openSpikes, "spike", "spikes", .warning)
    add(content.overview.count(.overBudget), "over budget", "over budget", .warning)
    return Line(spans)
  }

  /// What to know of the group under the cursor: its spike, its budget, or that all is as usual.
  private func drawSentence(
    _ content: GroupsContent, _ groups: [GroupOverview], into surface: inout Surface,
    in area: Rect, _ context: ScreenContext
  ) {
    if let group = selected(groups) { context.tellID(group.id, below: &surface) }
    guard area.height > 1 else { return }
    surface.drawRuleBelowList(in: area.row(0))
    let text = area.inset(top: 1)
    if let problem = content.problems.first, groups.isEmpty {
      return surface.draw(TextBlock(Notice(problem.error).text, .danger), in: text)
    }
    guard let group = selected(groups) else { return }
    if let spike = group.openSpikes.last {
      let brief = SpikeBrief(spike: spike, names: context.names)
      let lines =
        text.height > 1
        ? [brief.amount, brief.who(width: text.width)] : [brief.whole(width: text.width)]
      return surface.put(lines.map { Line($0) }, in: text)
    }
    surface.draw(
      TextBlock(GroupWords.sentence(group, context), .text, marksCut: true), in: text)
  }

  package func table(_ content: GroupsContent, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = shown(content, names).map { group in
      [
        names.group(group.name, id: group.id), names.id(group.id, revealed: false),
        group.monthToDate.sorted.map(names.money).joined(separator: " + "),
        group.versusLikePeriod.map {
          PercentWords.change(from: $0.before.amount, to: $0.after.amount)
        }
          ?? "",
        group.forecast.map { names.money($0.total) } ?? "",
        GroupWords.flags(group).joined(separator: ", "),
      ]
    }
    return ScreenTable(
      title: "groups \(context.today.text)",
      columns: ["group", "id", "month to date", "change", "forecast", "notes"], rows: rows)
  }
}
