import BillingCore
import BillingService
import TerminalUI

/// How one group stands in the list: what it spent first, what it comes to, where it stands.
struct GroupRow {
  let context: ScreenContext
  let isTwoLines: Bool

  /// A column of the list and what a group has to say in it.
  private struct Part {
    let column: TableColumn
    let cell: (GroupOverview) -> TableCell
  }

  /// From here on there is room for where the money stands, and for more than names and bars.
  private var isWide: Bool { context.body.width >= 150 }

  func columns(month: Month) -> [TableColumn] { parts(month).map(\.column) }

  func row(month: Month) -> (GroupOverview) -> TableRow<BillingGroupID> {
    let parts = parts(month)
    return { group in
      TableRow(group.id, marker: marker(group), parts.map { $0.cell(group) })
    }
  }

  private func parts(_ month: Month) -> [Part] {
    let before = (month - 1).shortName.uppercased()
    var parts = [
      Part(column: TableColumn("GROUP", from: 18, to: isWide ? 64 : 48, rank: 9), cell: name),
      Part(
        column: TableColumn(
          "THIS MONTH", from: isTwoLines ? 20 : 14, to: 24, align: .right, rank: 8),
        cell: spent),
      Part(
        column: TableColumn("VS \(before)", from: 6, to: 9, align: .right, rank: 6), cell: change),
      Part(
        column: TableColumn("FORECAST", from: 9, to: 12, align: .right, rank: 5, yields: true),
        cell: forecast),
    ]
    // A picture says nothing to who can't see it.
    if !context.preferences.isPlain {
      parts.append(
        // A scrolled row has to stay cheap on the wire where terminals have their usual width.
        Part(
          column: TableColumn("LAST # DAYS", from: 12, to: isWide ? 30 : 21, rank: 7),
          cell: sparkline))
    }
    parts.append(
      Part(
        column: TableColumn("BUDGET", from: 7, to: 12, align: .right, rank: 3, yields: true),
        cell: budget))
    return isWide ? parts + more : parts
  }

  private var more: [Part] {
    func column(_ title: String, rank: Int) -> TableColumn {
      TableColumn(title, from: 11, to: 15, align: .right, rank: rank, yields: true)
    }
    let parts = [
      Part(column: column("UNPAID", rank: 3), cell: unpaid),
      Part(column: column("BALANCE", rank: 2)) { two($0.balance, credits($0)) },
      Part(column: column("LAST PAID", rank: 1)) { group in
        group.lastPayment.map { two($0.amount, $0.day.shortText) } ?? .text("")
      },
    ]
    if isTwoLines { return parts }
    return parts + [
      Part(column: TableColumn("NOTE", from: 20, to: 32, rank: 4)) { .line(note($0)) }
    ]
  }

  private func marker(_ group: GroupOverview) -> Span {
    let isASCII = context.environment.capabilities.glyphs.isASCII
    if group.flags.contains(.pastDue) { return Span("!", Style(.danger, .bold)) }
    if !group.openSpikes.isEmpty { return Span(isASCII ? "^" : "▲", .notice) }
    if group.flags.contains(.overBudget) { return Span("$", .notice) }
    return Span(" ")
  }

  private func name(_ group: GroupOverview) -> TableCell {
    let names = context.names
    let name = Line(names.group(group.name, id: group.id), group.state == .closed ? .dim : .text)
    let id = Line(names.id(group.id, revealed: context.revealsID), .dim)
    return isTwoLines ? .lines(name, id) : .line(name)
  }

  private func spent(_ group: GroupOverview) -> TableCell {
    let spent = group.monthToDate.sorted.map(context.names.money).joined(separator: " + ")
    let money = Line(spent.isEmpty ? "–" : spent)
    return isTwoLines ? .lines(money, note(group)) : .line(money)
  }

  private func note(_ group: GroupOverview) -> Line {
    guard let flag = GroupWords.flags(group).first else { return Line("", .dim) }
    if group.flags.contains(.pastDue) { return Line(flag, .danger) }
    let isPressing = !group.openSpikes.isEmpty || group.flags.contains(.overBudget)
    return Line(flag, isPressing ? .notice : .dim)
  }

  private func change(_ group: GroupOverview) -> TableCell {
    guard let versus = group.versusLikePeriod else { return .text("") }
    let percent = PercentWords.change(from: versus.before.amount, to: versus.after.amount)
    let change = versus.after - versus.before
    let isKnown = !percent.isEmpty && !context.names.isPrivate
    return below(percent, isKnown ? context.names.sign(change) + change.roundFigure : "")
  }

  private func forecast(_ group: GroupOverview) -> TableCell {
    guard let forecast = group.forecast else { return .text("") }
    if context.names.isPrivate { return .text("•••") }
    let sign = context.environment.capabilities.glyphs.isASCII ? "+/-" : "±"
    return below(forecast.total.roundFigure, "\(sign) \(forecast.band.roundFigure)")
  }

  private func sparkline(_ group: GroupOverview) -> TableCell {
    .sparkline(
      group.days.map { $0.amount?.approximate }, lastIsPartial: group.days.last?.state == .partial)
  }

  private func budget(_ group: GroupOverview) -> TableCell {
    guard let budget = group.budget else { return .text("") }
    let percent = "\(Int(min(budget.percent, 99_999).rounded())) %"
    return below(percent, context.names.withheld("of \(budget.budget.roundFigure)"), .dim)
  }

  private func unpaid(_ group: GroupOverview) -> TableCell {
    if group.outstanding.amount.isZero { return .text("–", .dim) }
    let late = group.pastDueDays.map { "\($0) \($0 == 1 ? "day" : "days") late" } ?? ""
    return below(
      context.names.figure(group.outstanding), late, group.pastDueDays == nil ? .text : .danger)
  }

  private func credits(_ group: GroupOverview) -> String {
    let isNone = group.creditsLeft.amount.isZero || context.names.isPrivate
    return isNone ? "" : "+ \(group.creditsLeft.roundFigure) credit"
  }

  /// A figure with what belongs to it below, where there is a line for it and room.
  private func below(_ text: String, _ second: String, _ style: Style = .text) -> TableCell {
    isTwoLines && isWide ? .lines(Line(text, style), Line(second, .dim)) : .text(text, style)
  }

  private func two(_ money: Money, _ second: String) -> TableCell {
    below(context.names.figure(money), second)
  }
}
