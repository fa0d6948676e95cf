import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop groups`
enum GroupsCommand {
  static let command = Command(
    "groups", "List the billing groups, those that need attention first",
    discussion: "Amounts of the running month are an estimate; the invoice is what is billed.",
    examples: [
      Example("billtop groups", "this month at a glance"),
      Example("billtop groups --format json", "the same for a program"),
    ], permission: .capability(.viewBillingOverview)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let outcome = try session.read(GroupsOverview())
    let names = session.names(invocation.arguments)
    let rows = GroupRows(names: names, showsIDs: invocation.showsIDs)
    var report = Report(
      columns: GroupRows.columns, rows: outcome.groups.map(rows.cells), json: .null,
      jsonRows: outcome.groups.map(rows.json))
    report.json = ["groups": .array(report.jsonRows)]
    report.remarks = remarks(outcome, names)
    invocation.present(report)
    for problem in outcome.problems { invocation.note(ErrorPage(problem.error).text) }
    return outcome.problems.isEmpty ? .done : .damaged
  }

  private static func remarks(_ outcome: GroupsOverview.Outcome, _ names: DisplayNames) -> [String]
  {
    let totals = outcome.totals.map { names.money($0.monthToDate) }.joined(separator: ", ")
    let asOf = outcome.asOf.map { " (data to \($0.text))" } ?? ""
    return totals.isEmpty ? [] : ["Together this month so far: \(totals)\(asOf). An estimate."]
  }
}

/// How groups are printed.
struct GroupRows {
  let names: DisplayNames
  let showsIDs: Bool

  static let columns: [TextTable.Column] = [
    .init("GROUP", key: "group"), .init("ID", key: "id"),
    .init("MONTH TO DATE", .right, key: "monthToDate"), .init("CHANGE", .right, key: "change"),
    .init("FORECAST", .right, key: "forecast"), .init("NOTES", key: "notes"),
  ]

  func cells(_ group: GroupOverview) -> [Report.Cell] {
    let change = group.versusLikePeriod.map {
      PercentWords.change(from: $0.before.amount, to: $0.after.amount)
    }
    return [
      Report.Cell(names.group(group.name, id: group.id)),
      Report.Cell(names.id(group.id, revealed: showsIDs)), money(group),
      Report.Cell(change ?? ""),
      Report.Cell(group.forecast.map { names.money($0.total) } ?? ""),
      Report.Cell(GroupWords.flags(group).joined(separator: ", ")),
    ]
  }

  private func money(_ group: GroupOverview) -> Report.Cell {
    let sums = group.monthToDate.sorted
    if sums.count == 1, !names.isPrivate { return .money(sums[0], names) }
    return Report.Cell(sums.map(names.money).joined(separator: " + "))
  }

  func json(_ group: GroupOverview) -> JSONValue {
    [
      "id": .string(names.id(group.id, revealed: showsIDs)),
      "name": .string(names.group(group.name, id: group.id)),
      "state": .string(group.state.rawValue), "currency": .string(group.currency.code),
      "accounts": .integer(group.accounts), "asOf": .text(group.asOf?.text),
      "monthToDate": .moneyBag(group.monthToDate, names),
      "forecast": forecast(group.forecast), "balance": .money(group.balance, names),
      "creditsLeft": .money(group.creditsLeft, names),
      "budget": group.budget.map { .money($0.budget, names) } ?? .null,
      "pastDueDays": group.pastDueDays.map { .integer($0) } ?? .null,
      "flags": .array(group.flags.map { .string($0.rawValue) }),
    ]
  }

  func forecast(_ figure: ForecastFigure?) -> JSONValue {
    guard let figure else { return .null }
    return [
      "month": .string(figure.month.text), "total": .money(figure.total, names),
      "low": .money(figure.low, names), "high": .money(figure.high, names),
    ]
  }
}
