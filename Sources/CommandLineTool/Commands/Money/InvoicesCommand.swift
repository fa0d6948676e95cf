import BillingCore
import BillingService
import StrictJSON

/// `billtop invoices`
enum InvoicesCommand {
  static let command = Command(
    "invoices", "List invoices, newest first", parameters: [.groups],
    options: [
      MoneyOptions.month,
      Option("state", "STATE", "only these", .oneOf(states)),
    ],
    discussion: "An invoice that is “due” after its day is past due and marked so.",
    examples: [
      Example("billtop invoices --state due", "what waits to be paid"),
      Example("billtop invoices --format json", "for a program"),
    ], permission: ListInvoices.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let month = try invocation.arguments.month("month")
    let state = invocation.arguments.value("state")
    let found = try session.read(ListInvoices(groups: invocation.arguments.groups)).filter { item in
      (month == nil || item.invoice.month == month)
        && (state == nil || item.invoice.state.name == state)
    }
    invocation.present(
      report(found, session.disclosure(invocation.arguments), today: session.moment.today))
    return .done
  }

  private static let states = ["due", "paid", "failed", "void"]

  private static func report(
    _ invoices: [InvoiceInGroup], _ disclosure: Disclosure, today: Day
  ) -> Report {
    let rows = invoices.map { item -> [Report.Cell] in
      let invoice = item.invoice
      return [
        Report.Cell(disclosure.number(invoice.number)),
        Report.Cell(disclosure.group(item.group.name, item.group.id)),
        Report.Cell(invoice.month.text), Report.Cell(state(invoice, today)),
        Report.Cell(invoice.unpaidSince?.text ?? ""),
      ] + disclosure.cells(invoice.total)
    }
    let objects = invoices.map { json($0, disclosure, today) }
    return Report(
      columns: [
        TextTable.Column("INVOICE", key: "number"), TextTable.Column("GROUP"),
        TextTable.Column("MONTH"), TextTable.Column("STATE"),
        TextTable.Column("DUE", key: "dueOn"), TextTable.Column("TOTAL", .right),
        TextTable.Column("", key: "currency"),
      ], rows: rows, json: ["invoices": .array(objects)], jsonRows: objects,
      remarks: invoices.isEmpty ? ["There are no invoices."] : [])
  }

  private static func state(_ invoice: Invoice, _ today: Day) -> String {
    invoice.isPastDue(today: today) ? "\(invoice.state.name), past due" : invoice.state.name
  }

  private static func json(_ item: InvoiceInGroup, _ disclosure: Disclosure, _ today: Day)
    -> JSONValue
  {
    let invoice = item.invoice
    return [
      "number": .string(disclosure.number(invoice.number)),
      "group": .string(disclosure.group(item.group.name, item.group.id)),
      "groupId": .string(disclosure.id(item.group.id)), "month": .string(invoice.month.text),
      "state": .string(invoice.state.name), "issuedOn": .text(invoice.issuedOn?.text),
      "dueOn": .text(invoice.unpaidSince?.text),
      "pastDue": .bool(invoice.isPastDue(today: today)), "total": disclosure.json(invoice.total),
    ]
  }
}
