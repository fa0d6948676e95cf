import BillingCore
import BillingService
import StrictJSON

/// `billtop invoice`
enum InvoiceCommand {
  static let command = Command(
    "invoice", "Show an invoice, save it, or put it beside its estimate",
    parameters: [Parameter("NUMBER", "the invoice's number, as “billtop invoices” lists it")],
    options: [
      MoneyOptions.group, MoneyOptions.save,
      Option("compare", nil, "the usage data beside what is billed, product by product"),
    ],
    discussion: "--format text, csv or json decides the form; without it the ending of the file "
      + "does. A file that is there is never overwritten: the name that was written is printed.",
    examples: [
      Example("billtop invoice INV-x7q-0012", "read it"),
      Example("billtop invoice INV-x7q-0012 --save october.csv", "its lines for a spreadsheet"),
      Example("billtop invoice INV-x7q-0012 --compare", "why it is not what was estimated"),
    ], permission: ReadInvoice.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let disclosure = session.disclosure(arguments)
    let page = try session.read(
      ReadInvoice(
        number: arguments.word(0) ?? "", group: arguments.namedGroup,
        showsID: disclosure.showsIDs && !disclosure.isPrivate))
    guard arguments.has("compare") else {
      return try invocation.show(
        page.document, of: page.group.id, accounts: page.invoice.lines.map(\.account), in: session)
    }
    guard !arguments.has("save") else {
      throw BillingError(
        .invalid, "--compare and --save exclude each other.",
        remedy: "Redirect the comparison: --compare --format csv > FILE")
    }
    invocation.present(InvoiceComparisonReport(page, disclosure).report)
    return .done
  }
}

/// An invoice beside its estimate, ready to be printed.
struct InvoiceComparisonReport {
  let page: InvoicePage
  let disclosure: Disclosure

  init(_ page: InvoicePage, _ disclosure: Disclosure) {
    self.page = page
    self.disclosure = disclosure
  }

  var report: Report {
    Report(
      columns: [
        TextTable.Column("PRODUCT"), TextTable.Column("ESTIMATE", .right),
        TextTable.Column("BILLED", .right), TextTable.Column("DIFFERENCE", .right),
        TextTable.Column("", key: "currency"), TextTable.Column("WHY", key: "reason"),
      ], rows: rows, json: json, jsonRows: page.comparison.rows.map(object),
      remarks: [UsageStatement.estimateSentence])
  }

  private var rows: [[Report.Cell]] {
    let products = page.comparison.rows.map { row in
      self.row(row.title, row.estimate, row.billed, row.reason)
    }
    let beyond = page.comparison.beyondUsage.map { line in
      row(line.text, .zero(line.amount.currency), line.amount, line.kind.rawValue)
    }
    let total = row("Total", page.comparison.estimate, page.invoice.total, "")
    return products + beyond + [total]
  }

  private func row(_ title: String, _ estimate: Money, _ billed: Money, _ reason: String)
    -> [Report.Cell]
  {
    let figures = [estimate, billed, billed - estimate].map { disclosure.cells($0)[0] }
    return [Report.Cell(title)] + figures
      + [Report.Cell(billed.currency.code), Report.Cell(disclosure.words(reason))]
  }

  private func object(_ row: ComparisonRow) -> JSONValue {
    [
      "category": .string(row.category), "title": .string(row.title),
      "estimate": disclosure.json(row.estimate), "billed": disclosure.json(row.billed),
      "difference": disclosure.json(row.difference),
      "reason": .string(disclosure.words(row.reason)),
    ]
  }

  private var json: JSONValue {
    let beyond: [JSONValue] = page.comparison.beyondUsage.map { line in
      [
        "kind": .string(line.kind.rawValue), "text": .string(disclosure.words(line.text)),
        "amount": disclosure.json(line.amount),
      ]
    }
    return [
      "invoice": .string(disclosure.number(page.invoice.number)),
      "group": .string(disclosure.group(page.group.name, page.group.id)),
      "groupId": .string(disclosure.id(page.group.id)),
      "month": .string(page.invoice.month.text),
      "products": .array(page.comparison.rows.map(object)), "beyondUsage": .array(beyond),
      "estimate": disclosure.json(page.comparison.estimate),
      "total": disclosure.json(page.invoice.total),
    ]
  }
}
