import BillingCore
import BillingService
import TerminalUI

extension AccountsScreen {
  func draw(
    _ content: GroupDetails.Outcome, into surface: inout Surface, _ context: ScreenContext
  ) {
    let rest = GroupHeader.draw(.accounts, of: content.group, into: &surface, context)
    surface.draw(summary(content, context), in: rest.row(0))
    let table = Table(
      columns: columns, ids: rowIDs(content, context), state: list,
      emptyText: content.accounts.isEmpty
        ? "This group has no accounts." : "No account fits the filter “\(filter ?? "")”."
    ) { row(for: $0, content, context) }
    let area = listArea(content, context)
    surface.draw(table, in: area)
    let foot = Rect(
      x: area.x, y: area.maxY, width: area.width, height: context.body.maxY - area.maxY)
    guard foot.height >= 2 else { return }
    // The id that was asked for comes first, and stands alone.
    if context.revealsID { surface.unabridged = Array(surface.unabridged.prefix(1)) }
    surface.drawRuleBelowList(in: foot.row(0))
    surface.draw(
      TextBlock(sentence(content, context), .dim, marksCut: true), in: foot.inset(top: 1))
  }

  private var columns: [TableColumn] {
    [
      TableColumn("ACCOUNT", from: 20, to: 80, rank: 9),
      TableColumn("UNIT", from: 12, to: 34, rank: 4, yields: true),
      TableColumn("PLAN", from: 13, to: 13, rank: 5, yields: true),
      TableColumn("THIS MONTH", from: 14, to: 20, align: .right, rank: 8),
      TableColumn("SHARE", width: 5, align: .right, rank: 6),
      TableColumn("", from: 6, to: 24, rank: 1),
    ]
  }

  private func summary(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> Bar {
    let names = context.names
    let spent = content.overview.monthToDate.sorted.map(names.money).joined(separator: " + ")
    let mark = context.environment.capabilities.glyphs.isASCII ? " ~" : " ≈"
    let count = content.accounts.count
    let days = DayRange(first: context.today.month.first, last: context.today)
    return Bar(
      Line([
        Span("\(PeriodWords.text(days, today: context.today)), so far   ", .dim),
        Span((spent.isEmpty ? "nothing" : spent) + mark, .heading),
      ]), right: Line("\(count) \(count == 1 ? "account" : "accounts")", .dim))
  }

  private func row(for id: RowID, _ content: GroupDetails.Outcome, _ context: ScreenContext)
    -> TableRow<RowID>
  {
    let names = context.names
    guard let line = line(id, content) else {
      return TableRow(
        id, cells("Unattributed", "", "", content.unattributed, content, names))
    }
    let indent = String(repeating: "  ", count: depth(line.account, content))
    let isASCII = context.environment.capabilities.glyphs.isASCII
    let mark = line.isPrimary ? (isASCII ? "*" : "★") : " "
    let plan = line.account.plan == .trial ? "trial" : "pay as you go"
    let unit = names.isPrivate ? "" : line.units.joined(separator: " / ")
    return TableRow(
      id, marker: Span(mark, .accent),
      cells(
        indent + names.account(line.account), unit, plan, line.monthToDate,
        content, names))
  }

  private func cells(
    _ name: String, _ unit: String, _ plan: String, _ spent: MoneyBag,
    _ content: GroupDetails.Outcome, _ names: DisplayNames
  ) -> [TableCell] {
    let share = share(spent, content)
    return [
      .text(name), .text(unit, .dim), .text(plan, plan == "trial" ? .warning : .dim),
      .text(spent.sorted.map(names.money).joined(separator: " + ")),
      .text(share > 0 ? PercentWords.text(share) : "", .dim), .bar(max(0, share), Style(.bar)),
    ]
  }

  /// Of what the group spent in its own currency.
  private func share(_ spent: MoneyBag, _ content: GroupDetails.Outcome) -> Double {
    let currency = content.group.currency
    return PercentWords.fraction(
      spent[currency] ?? .zero, of: content.overview.monthToDate[currency] ?? .zero)
  }

  /// What is to know of the account under the cursor.
  private func sentence(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> String {
    guard let line = line(selected(content, context), content) else {
      return "Records that name no account, as they were imported."
    }
    let names = context.names
    let members = line.account.members.count
    var parts = ["\(members) \(members == 1 ? "member" : "members")"]
    if line.isPrimary { parts.insert("the primary account", at: 0) }
    if line.account.plan == .trial { parts.append("on trial") }
    if !names.isPrivate, !line.units.isEmpty {
      parts.append("in \(line.units.joined(separator: " / "))")
    }
    return "\(names.account(line.account)): \(parts.joined(separator: ", ")). ⏎ opens its usage."
  }

  func table(_ content: GroupDetails.Outcome, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = rowIDs(content, context).map { id -> [String] in
      let line = line(id, content)
      let spent = line?.monthToDate ?? content.unattributed
      return [
        line.map { names.account($0.account) } ?? "Unattributed",
        names.isPrivate ? "" : line?.units.joined(separator: " / ") ?? "",
        line?.account.plan.rawValue ?? "", line?.isPrimary == true ? "yes" : "",
        spent.sorted.map(names.money).joined(separator: " + "),
        PercentWords.text(share(spent, content)),
      ]
    }
    return ScreenTable(
      title: "accounts \(names.group(groupName, id: group))",
      columns: ["account", "unit", "plan", "primary", "month to date", "share"], rows: rows)
  }
}
