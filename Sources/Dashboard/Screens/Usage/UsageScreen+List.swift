import BillingCore
package import BillingService
import TerminalUI

extension UsageScreen {
  /// The breakdown of the day under the cursor beside the whole period.
  func drawList(
    _ parts: [GroupUsage.Part], _ content: Outcome, into surface: inout Surface, in area: Rect,
    _ context: ScreenContext
  ) {
    let name = breakdown == .category ? "BY CATEGORY" : "BY ACCOUNT"
    let visible = max(0, area.height - 1)
    let title = parts.count > visible ? "\(name), \(visible) OF \(parts.count)" : name
    let bar = currentBar(content)
    let titles = titles(bar, parts, content, context)
    // With room for the figures of months, those of days stand under them: another grain leaves
    // what is told of the period where it is.
    let (some, all) = area.width >= 112 ? (11, 12) : (9, 9)
    let columns = [
      TableColumn(title, from: nameWidth(content, area, context.names), rank: 9),
      TableColumn(titles.now, from: some, to: 12, align: .right, rank: 8),
      TableColumn(titles.before, from: some - 1, to: 12, align: .right, rank: 5),
      TableColumn(titles.change, from: some, to: 12, align: .right, rank: 6),
      TableColumn("PERIOD", from: all, to: 14, align: .right, rank: 7),
      TableColumn("SHARE", from: 5, to: 5, align: .right, rank: 4, yields: true),
      TableColumn("", from: 6, to: 24, rank: 1),
    ]
    let named = stacks ? namedParts(content, context) : 0
    let byID = Dictionary(
      parts.enumerated().map { (Self.id($1), (rank: $0, part: $1)) },
      uniquingKeysWith: { first, _ in first })
    var table = Table(
      columns: columns, ids: parts.map(Self.id), state: list, isFocused: pane == .list,
      emptyText: "Nothing was spent in these days"
    ) { id in
      guard let found = byID[id] else { return TableRow(id, []) }
      return TableRow(
        id, marker: stacks ? StackMark.span(found.rank, of: named, context) : Span(" "),
        cells(found.part, bar, content, context))
    }
    // A row that is made is judged: only those that are seen, and those judged already.
    table.measured = GroupUsage.seenFirst
    surface.draw(table, in: area)
  }

  /// What the three columns of the bar under the cursor are called. Nothing is above nor below the
  /// usual while a day is under way.
  private func titles(
    _ bar: GroupUsage.Bar?, _ parts: [GroupUsage.Part], _ content: Outcome,
    _ context: ScreenContext
  ) -> (now: String, before: String, change: String) {
    guard let first = bar?.days.first else { return ("", "", "") }
    guard aggregation == .monthly else {
      let isEarly = bar?.isPartial == true && bar?.isAlarm == false
      return (first.shortText.uppercased(), "USUAL", isEarly ? "" : "EXCESS")
    }
    let month = first.month.shortName.uppercased()
    guard let like = likeMonths(bar, content, context) else { return (month, "", "") }
    return (
      LikeMonths.title(like.now, isPart: like.isPart),
      LikeMonths.title(like.before, isPart: like.isPart), "CHANGE"
    )
  }

  /// As wide for one breakdown as for the other, so that their figures stand under each other.
  private func nameWidth(_ content: Outcome, _ area: Rect, _ names: DisplayNames) -> Int {
    guard area.width >= 90 else { return 18 }
    let titles = (content.byCategory + content.byAccount).prefix(64).map {
      partTitle($0, content, names)
    }
    let widest = titles.map { TextRuler().width(of: $0) }.max() ?? 0
    return min(max(18, widest), area.width - 62)
  }

  private func cells(
    _ part: GroupUsage.Part, _ bar: GroupUsage.Bar?, _ content: Outcome, _ context: ScreenContext
  ) -> [TableCell] {
    let names = context.names
    let currency = content.group.currency
    let like = likeMonths(bar, content, context)
    let days = like?.now ?? bar?.days
    let amount = days.map { part.reading.total(in: $0) } ?? .zero
    let verdict = bar.flatMap { $0.days.count == 1 ? part.reading.verdict(on: $0.days.first) : nil }
    let expected = measure(part, like, verdict, currency)
    let isAlarm = verdict?.isAlarm == true
    // A day under way is not less than usual yet.
    let isEarly = aggregation == .daily && bar?.isPartial == true && !isAlarm
    let excess = isEarly ? nil : expected.map { Money(amount, currency) - $0 }
    let share = PercentWords.fraction(part.total.amount, of: content.total.amount)
    return [
      .text(partTitle(part, content, names), isAlarm ? .warning : .text),
      .text(names.figure(Money(amount, currency))),
      .text(expected.map(names.figure) ?? ""),
      .text(excess.map { names.signed($0) } ?? "", isAlarm ? .warning : changeStyle),
      .text(names.figure(part.total)),
      .text(PercentWords.text(share)),
      .bar(max(0, share), Style(.bar)),
    ]
  }

  /// Days that were nothing out of the way step back; months are read for what they changed by.
  private var changeStyle: Style { aggregation == .daily ? .dim : .text }

  /// What a part is held against: a day its usual, a month the one before as far as it is known.
  private func measure(
    _ part: GroupUsage.Part, _ like: LikeMonths?, _ verdict: DayVerdict?, _ currency: Currency
  ) -> Money? {
    guard aggregation == .monthly else {
      return verdict.flatMap { $0.limit == nil ? nil : Money(statistic: $0.expected, currency) }
    }
    guard let like, part.reading.series.first <= like.before.first else { return nil }
    return Money(part.reading.total(in: like.before), currency)
  }

  /// The chart's figures as rows: the twin for eyes that prefer numbers.
  func drawTable(
    _ content: Outcome, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let rows = table(content, context)
    let columns = [
      TableColumn(rows.columns[0].uppercased(), from: 12, rank: 9),
      TableColumn("AMOUNT", from: 12, align: .right, rank: 8),
      TableColumn("USUAL", from: 10, align: .right, rank: 6),
      TableColumn("BEFORE", from: 10, align: .right, rank: 5),
      TableColumn("", from: 12, rank: 7),
    ]
    let ids = Array(rows.rows.indices)
    let state = ListState(selected: cursorIndex(content))
    let table = Table(columns: columns, ids: ids, state: state, isFocused: pane == .chart) { id in
      TableRow(id, rows.rows[id].map { .text($0) })
    }
    surface.draw(table, in: area)
  }

  package func table(_ content: GroupUsage.Outcome, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let currency = content.group.currency
    let rows = content.bars.map { bar -> [String] in
      let usual = bar.verdict.flatMap {
        $0.limit == nil ? nil : Money(statistic: $0.expected, currency)
      }
      return [
        aggregation == .daily ? bar.days.first.text : bar.days.first.month.text,
        bar.amount.map { names.figure(Money($0, currency)) } ?? "",
        usual.map(names.figure) ?? "",
        bar.before.map { names.figure(Money($0, currency)) } ?? "",
        remark(bar),
      ]
    }
    return ScreenTable(
      title: "usage \(names.group(groupName, id: group)) \(range.first.text) \(range.last.text)",
      columns: [
        aggregation == .daily ? "day" : "month", "amount \(currency.code)", "usual", "before",
        "remark",
      ],
      rows: rows)
  }

  private func remark(_ bar: GroupUsage.Bar) -> String {
    if bar.isFuture { return "not known yet" }
    if bar.amount == nil { return "no data" }
    if bar.isAlarm { return "spike" }
    return bar.isPartial ? "so far" : ""
  }
}
