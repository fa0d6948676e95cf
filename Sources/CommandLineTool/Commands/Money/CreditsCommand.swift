import BillingCore
import BillingService
import StrictJSON

/// `billtop credits`
enum CreditsCommand {
  static let command = Command(
    "credits", "List credits in the order in which they are used", parameters: [.groups],
    options: [Option("all", nil, "also those that are used up or expired")],
    examples: [Example("billtop credits Retail", "what is left to use")],
    permission: ListCredits.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let all = invocation.arguments.has("all")
    let found = try session.read(ListCredits(groups: invocation.arguments.groups))
      .filter { all || !$0.isExpired && !$0.credit.remaining.amount.isZero }
    invocation.present(report(found, session.disclosure(invocation.arguments)))
    return .done
  }

  private static func report(_ credits: [CreditInGroup], _ disclosure: Disclosure) -> Report {
    let rows = credits.map { item -> [Report.Cell] in
      let credit = item.credit
      let left = disclosure.cells(credit.remaining)
      return [
        Report.Cell(disclosure.group(item.groupName, item.group)),
        Report.Cell(credit.kind.rawValue), disclosure.cells(credit.value)[0], left[0], left[1],
        Report.Cell(credit.start.text), Report.Cell(credit.expiry?.text ?? ""),
        Report.Cell(item.isExpired ? "expired" : ""), Report.Cell(disclosure.words(credit.note)),
      ]
    }
    let objects = credits.map { json($0, disclosure) }
    return Report(
      columns: [
        TextTable.Column("GROUP"), TextTable.Column("KIND"), TextTable.Column("VALUE", .right),
        TextTable.Column("LEFT", .right, key: "remaining"), TextTable.Column("", key: "currency"),
        TextTable.Column("FROM", key: "start"), TextTable.Column("UNTIL", key: "expiry"),
        TextTable.Column("STATE"), TextTable.Column("NOTE"),
      ], rows: rows, json: ["credits": .array(objects)], jsonRows: objects,
      remarks: credits.isEmpty ? ["There are no credits to use."] : [])
  }

  private static func json(_ item: CreditInGroup, _ disclosure: Disclosure) -> JSONValue {
    let credit = item.credit
    return [
      "id": .string(credit.id.text),
      "group": .string(disclosure.group(item.groupName, item.group)),
      "groupId": .string(disclosure.id(item.group)), "kind": .string(credit.kind.rawValue),
      "value": disclosure.json(credit.value), "remaining": disclosure.json(credit.remaining),
      "start": .string(credit.start.text), "expiry": .text(credit.expiry?.text),
      "expired": .bool(item.isExpired), "note": .string(disclosure.words(credit.note)),
    ]
  }
}
