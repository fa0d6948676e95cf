import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// `billtop group GROUP`
enum GroupCommand {
  static let command = Command(
    "group", "Show one billing group: money, accounts, budget, what needs attention",
    parameters: [Parameter("GROUP", "the group's name or id", .group)],
    examples: [Example("billtop group \"Europe production\"", "all about one group")],
    permission: .capability(.viewBillingOverview)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let outcome = try session.read(GroupDetails(GroupReference(invocation.arguments.words[0])))
    let page = GroupPage(
      outcome, names: session.names(invocation.arguments), showsIDs: invocation.showsIDs)
    invocation.present(page.report)
    return .done
  }
}

/// One group as two columns: what, and how it stands.
private struct GroupPage {
  let details: GroupDetails.Outcome
  let names: DisplayNames
  let showsIDs: Bool

  init(_ details: GroupDetails.Outcome, names: DisplayNames, showsIDs: Bool) {
    self.details = details
    self.names = names
    self.showsIDs = showsIDs
  }

  private var facts: [(String, String)] {
    let overview = details.overview
    let group = details.group
    return [
      ("name", names.group(group)), ("id", names.id(group.id, revealed: showsIDs)),
      ("state", group.state.rawValue), ("currency", "\(group.currency.code), \(group.country)"),
      ("month to date", overview.monthToDate.sorted.map(names.money).joined(separator: " + ")),
      ("forecast", overview.forecast.map { names.money($0.total) } ?? "too little history"),
      ("balance", names.money(overview.balance)),
      ("credits left", names.money(overview.creditsLeft)),
      ("budget", overview.budget.map { names.money($0.budget) } ?? "none"),
      ("subscription", group.subscription?.plan ?? "none"),
      ("payment methods", methods(group)),
      ("needs attention", overview.flags.map(\.rawValue).joined(separator: ", ")),
      ("data to", overview.asOf?.text ?? "no data"),
    ] + details.accounts.map { ("account", account($0)) }
  }

  private func methods(_ group: BillingGroup) -> String {
    let titles = group.methods.map { method in
      let title = names.method(method.instrument)
      return method.isPrimary ? "\(title) (primary)" : title
    }
    return titles.isEmpty ? "none" : titles.joined(separator: ", ")
  }

  private func account(_ line: GroupDetails.AccountLine) -> String {
    let spent = line.monthToDate.sorted.map(names.money).joined(separator: " + ")
    let primary = line.isPrimary ? ", primary" : ""
    let trial = line.account.plan == .trial ? ", trial" : ""
    let id = names.isPrivate ? "" : " (\(line.account.id))"
    return "\(names.account(line.account))\(id)\(primary)\(trial): \(spent.isEmpty ? "–" : spent)"
  }

  var report: Report {
    let rows = GroupRows(names: names, showsIDs: showsIDs)
    let accounts = details.accounts.map { line -> JSONValue in
      [
        "id": names.isPrivate ? .null : .string(line.account.id.text),
        "name": .string(names.account(line.account)), "primary": .bool(line.isPrimary),
        "plan": .string(line.account.plan.rawValue),
        "monthToDate": .moneyBag(line.monthToDate, names),
      ]
    }
    let group = rows.json(details.overview)
    let json = JSONValue.object(
      (group.members ?? []).filter { $0.key != "accounts" }
        + [JSONMember("accounts", .array(accounts))])
    return Report(
      columns: [.init("WHAT", key: "what"), .init("VALUE", key: "value")],
      rows: facts.map { [Report.Cell($0.0), Report.Cell($0.1)] }, json: json, jsonRows: [json])
  }
}
