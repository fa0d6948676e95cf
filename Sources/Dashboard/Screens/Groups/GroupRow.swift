import BillingCore
import BillingService
import TerminalUI

/// How one group stands in the list.
struct GroupRow {
  let context: ScreenContext
  let isTwoLines: Bool

  func columns(month: Month, today: Day) -> [TableColumn] {
    let all = [
      TableColumn("GROUP", from: 18, to: 44, rank: 9),
      TableColumn("THIS MONTH", from: 20, to: 20, align: .right, rank: 8),
      TableColumn("VS \((month - 1).shortName.uppercased())", width: 7, align: .right, rank: 6),
      TableColumn("FORECAST", from: 9, to: 12, align: .right, rank: 5),
      TableColumn("LAST # DAYS", from: 12, to: 28, rank: 7),
      TableColumn("BUDGET", width: 7, align: .right, rank: 3),
    ]
    return all.enumerated().filter { isShown($0.offset) }.map(\.element)
  }

  /// A picture says nothing to who can't see it.
  private func isShown(_ column: Int) -> Bool { !context.preferences.isPlain || column != 4 }

  func row(_ group: GroupOverview) -> TableRow<BillingGroupID> {
    TableRow(group.id, marker: marker(group), cells(group))
  }

  private func marker(_ group: GroupOverview) -> Span {
    let isASCII = context.environment.capabilities.glyphs.isASCII
    if group.flags.contains(.pastDue) { return Span("!", Style(.danger, .bold)) }
    if !group.openSpikes.isEmpty { return Span(isASCII ? "^" : "▲", Style(.warning, .bold)) }
    if group.flags.contains(.overBudget) { return Span("$", Style(.warning, .bold)) }
    return Span(" ")
  }

  private func cells(_ group: GroupOverview) -> [TableCell] {
    let names = context.names
    let name = Line(names.group(group.name, id: group.id), group.state == .closed ? .dim : .text)
    let spent = group.monthToDate.sorted.map(names.money).joined(separator: " + ")
    let money = Line(spent.isEmpty ? "–" : spent)
    let flags = GroupWords.flags(group)
    let note = Line(flags.first ?? "", flags.first == nil ? .dim : noteStyle(group))
    let sparkline = TableCell.sparkline(
      group.days.map { $0.amount?.approximate }, lastIsPartial: group.days.last?.state == .partial)
    let rest: [TableCell] = [
      .text(change(group)),
      .text(group.forecast.map { names.isPrivate ? "•••" : $0.total.roundFigure } ?? "", .text),
      sparkline,
      .text(group.budget.map { "\(Int($0.percent.rounded())) %" } ?? "", .dim),
    ]
    let id = Line(names.id(group.id, revealed: context.revealsID), .dim)
    let first: [TableCell] =
      isTwoLines ? [.lines(name, id), .lines(money, note)] : [.line(name), .line(money)]
    return (first + rest).enumerated().filter { isShown($0.offset) }.map(\.element)
  }

  private func change(_ group: GroupOverview) -> String {
    group.versusLikePeriod.map {
      PercentWords.change(from: $0.before.amount, to: $0.after.amount)
    } ?? ""
  }

  private func noteStyle(_ group: GroupOverview) -> Style {
    group.flags.contains(.pastDue) ? .danger : group.openSpikes.isEmpty ? .dim : .warning
  }
}
