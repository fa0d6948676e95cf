import BillingCore
import BillingService
import StrictJSON

/// `billtop statements`
enum StatementsCommand {
  static let command = Command(
    "statements", "List a month's usage statements; show one when one group is named",
    parameters: [.groups], options: [MoneyOptions.month, MoneyOptions.save],
    discussion: "A statement is the usage at the records' prices: an estimate. What is billed is "
      + "on the invoice. Without --month, the last finished month.",
    examples: [
      Example("billtop statements --month 2026-10", "every group's sum"),
      Example("billtop statements Retail --month 2026-10 --save retail.csv", "one, saved"),
    ], permission: ReadStatement.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let disclosure = session.disclosure(arguments)
    let month = try arguments.month("month") ?? session.moment.today.month - 1
    let pages = try session.read(
      ReadStatement(
        groups: arguments.groups, month: month,
        showsID: disclosure.showsIDs && !disclosure.isPrivate))
    if arguments.words.count == 1, let page = pages.first {
      return try invocation.show(
        page.document, of: page.statement.group, accounts: page.statement.rows.map(\.account),
        in: session)
    }
    guard !arguments.has("save") else {
      throw BillingError(
        .invalid, "--save takes the statement of one group.",
        remedy: "Name the group: billtop statements GROUP --save FILE")
    }
    invocation.present(report(pages.map(\.statement), month, disclosure))
    return .done
  }

  private static func report(
    _ statements: [UsageStatement], _ month: Month, _ disclosure: Disclosure
  ) -> Report {
    let rows = statements.flatMap { statement in
      statement.totals.sorted.map { total in
        [
          Report.Cell(disclosure.group(statement.groupName, statement.group)),
          Report.Cell(statement.month.text), Report.Cell(statement.asOf?.text ?? ""),
          Report.Cell(disclosure.number(statement.invoice ?? "")),
        ] + disclosure.cells(total)
      }
    }
    let objects = statements.map { json($0, disclosure) }
    return Report(
      columns: [
        TextTable.Column("GROUP"), TextTable.Column("MONTH"),
        TextTable.Column("AS OF", key: "asOf"),
        TextTable.Column("BILLED BY", key: "invoice"), TextTable.Column("USAGE", .right),
        TextTable.Column("", key: "currency"),
      ], rows: rows,
      json: ["month": .string(month.text), "estimate": true, "statements": .array(objects)],
      jsonRows: objects, remarks: [UsageStatement.estimateSentence])
  }

  private static func json(_ statement: UsageStatement, _ disclosure: Disclosure) -> JSONValue {
    [
      "group": .string(disclosure.group(statement.groupName, statement.group)),
      "groupId": .string(disclosure.id(statement.group)), "month": .string(statement.month.text),
      "asOf": .text(statement.asOf?.text),
      "invoice": .text(statement.invoice.map(disclosure.number)),
      "totals": .array(statement.totals.sorted.map(disclosure.json)),
    ]
  }
}
