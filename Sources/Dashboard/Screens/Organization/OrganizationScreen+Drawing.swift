import BillingCore
import BillingService
package import TerminalUI

extension OrganizationScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let layout = OrganizationLayout(context, addresses: content.addresses.count, pane)
    drawSummary(content, into: &surface, in: layout.summary, context)
    let rows = rows(content, context.names)
    let month = context.today.month.shortName.uppercased()
    let table = Table(
      columns: [
        TableColumn("UNITS AND ACCOUNTS", from: 24, to: 90, rank: 9),
        TableColumn("BILLING GROUP", from: 14, to: 60, rank: 7),
        TableColumn("PLAN", width: 6, rank: 2, yields: true),
        TableColumn("SPENT IN \(month)", from: 14, to: 60, align: .right, rank: 8),
      ], placed: rows.map(\.id), state: list, isFocused: pane == .units,
      emptyText: emptyText(content)
    ) { row(rows[$0], context) }
    surface.draw(table, in: layout.tree)
    drawAddresses(content, into: &surface, in: layout.addresses, context)
  }

  private func emptyText(_ content: Content) -> String {
    (filter ?? "").isEmpty
      ? "There is no unit and no account here." : "Nothing fits the filter “\(filter ?? "")”."
  }

  private func drawSummary(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let outcome = content.outcome
    let names = context.names
    let lost = outcome.accounts.count { $0.group == nil }
    let counts =
      "   \(outcome.units.count) units   \(outcome.accounts.count) accounts   "
      + "\(outcome.groups.count) groups"
    let ruler = TextRuler(surface.glyphs)
    let name = ruler.fit(
      names.organization(outcome.name), to: max(16, area.width - ruler.width(of: counts)), .middle)
    var spans = [Span(name, .heading), Span(counts, .dim)]
    if lost > 0 { spans.append(Span("   \(lost) accounts without a group", .warning)) }
    surface.draw(
      Bar(
        Line(spans), right: Line("new groups in \(outcome.currency.code)", .dim),
        rightGivesWay: true),
      in: area.row(0))
    guard area.height > 1 else { return }
    surface.put(domain(outcome, names), in: area.row(1), outcome.domain == nil ? .warning : .dim)
  }

  private func domain(_ outcome: ShowOrganization.Outcome, _ names: DisplayNames) -> String {
    guard let domain = outcome.domain else {
      return "No verified domain: organization roles do nothing until there is one."
    }
    let proof = domain.proof == .attested ? "attested by the owner of the data" : "by DNS record"
    let name = names.isPrivate ? "The domain is verified" : "\(domain.name) is verified"
    return "\(name), \(proof), since \(domain.verifiedOn.text)"
  }

  private func row(_ row: UnitTree.Row, _ context: ScreenContext) -> TableRow<UnitTree.ID> {
    let names = context.names
    let sum = names.sum(row.spent)
    let isWhole = context.body.width >= 160 && TextRuler().width(of: sum) <= 60
    let spent = isWhole ? sum : names.shortSum(row.spent)
    let indent = String(repeating: "  ", count: min(row.depth, 12))
    guard let line = row.account else {
      let count = TransitionScreen.count(row.accounts, "account", "accounts")
      return TableRow(
        row.id,
        [
          .line(Line([Span(indent), Span(title(row, names), .heading)])), .text(count, .dim),
          .text(""), .text(spent, .dim),
        ])
    }
    let group = group(line, names)
    return TableRow(
      row.id,
      [
        .line(Line([Span(indent), Span(title(row, names))])),
        .text(group, line.group == nil ? .warning : .text),
        .text(line.account.plan == .trial ? "trial" : "", .accent), .text(spent),
      ])
  }

  private func drawAddresses(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    guard area.height > 1 else { return }
    surface.drawRuleBelowList(in: area.row(0))
    let table = Table(
      columns: [TableColumn("ADDRESS BOOK", from: 20, to: 40, rank: 9), TableColumn("", from: 20)],
      ids: Array(content.addresses.indices), state: addresses, isFocused: pane == .addresses,
      emptyText: "No address is kept."
    ) { index in
      let address = content.addresses[index]
      let names = context.names
      return TableRow(
        index,
        [.text(names.note(address.name)), .text(names.note(text(address)), .dim)])
    }
    surface.draw(table, in: area.inset(top: 1))
  }

  private func text(_ address: PostalAddress) -> String {
    let parts = address.lines + ["\(address.postcode) \(address.city)", address.region]
    return (parts + [address.country]).filter { !$0.allSatisfy { $0 == " " } }
      .joined(separator: ", ")
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = rows(content, names).map { row in
      [
        row.account == nil ? "unit" : "account",
        String(repeating: "  ", count: row.depth)
          + title(row, names), row.account.map { group($0, names) } ?? "",
        names.sum(row.spent),
      ]
    }
    return ScreenTable(
      title: "organization \(context.today.text)", columns: ["kind", "name", "group", "spent"],
      rows: rows)
  }
}
