import BillingCore
import StrictJSON

/// `invoices/GROUP/NUMBER.json`: one invoice. Its currency is said once, for total and lines.
struct InvoiceDocument: Documented {
  var format = DocumentVersion.current
  var group: BillingGroupID
  var number: String
  var month: Month
  var state = InvoiceState.draft
  var issuedOn: Day?
  var currency: Currency
  var lines: [Line] = []
  var total = Amount.zero
  var revision = 0

  static let shape = DocumentShape.object(
    InvoiceDocument(group: .blank, number: "", month: Month(index: 0), currency: .usd),
    [
      .stated("format", \.format, .format, DocumentVersion.current, DocumentVersion.about),
      .required("group", \.group, .groupID, "The id of the group it bills."),
      .required("number", \.number, .name, "Unique in the group."),
      .required("month", \.month, .month, "The month it is for."),
      .stated("state", \.state, InvoiceState.shape, .draft, "A draft is an estimate."),
      .optional("issuedOn", \.issuedOn, .day, "When its lines were frozen."),
      .required("currency", \.currency, .currency, "Of the total and of every line."),
      .list("lines", \.lines, Line.shape, "They add up to the total exactly."),
      .required("total", \.total, .amount, "What is billed."),
      .stated("revision", \.revision, .count, 0, "Rises with every change."),
    ])
}

extension InvoiceDocument {
  /// One line of an invoice, in the invoice's currency.
  struct Line: Documented {
    var kind = InvoiceLineKind.usage
    var account: AccountID?
    var category: String?
    var text = ""
    var quantity: Amount?
    var unit = ""
    var unitPrice: Amount?
    var amount = Amount.zero
    var corrects: Month?
    var credit: Identifier<Credit>?

    static let shape = DocumentShape.object(
      Line(),
      [
        .defaulted("kind", \.kind, .word(), .usage, "What it charges or gives."),
        .optional("account", \.account, .id(), "The account it is for."),
        .optional("category", \.category, .text, "The product's category."),
        .defaulted("text", \.text, .text, "", "What the invoice says."),
        .optional("quantity", \.quantity, .amount, "How much of the unit."),
        .beside(
          \.quantity, "unit", \.unit, .text, "", "What the quantity is counted in."),
        .optional("unitPrice", \.unitPrice, .amount, "The price of one unit."),
        .required("amount", \.amount, .amount, "What it adds to the total."),
        .optional("corrects", \.corrects, .month, "The month that a correction mends."),
        .optional("credit", \.credit, .id(), "The id of the credit that it uses."),
      ])
  }
}

extension InvoiceDocument {
  init(_ invoice: Invoice, of group: BillingGroupID) {
    self.group = group
    number = invoice.number
    month = invoice.month
    state = invoice.state
    issuedOn = invoice.issuedOn
    currency = invoice.total.currency
    lines = invoice.lines.map(Line.init)
    total = invoice.total.amount
    revision = invoice.revision
  }

  var invoice: Invoice {
    Invoice(
      number: number, month: month, state: state, issuedOn: issuedOn,
      lines: lines.map { $0.line(in: currency) }, total: Money(total, currency),
      revision: revision)
  }
}

extension InvoiceDocument.Line {
  init(_ line: InvoiceLine) {
    kind = line.kind
    account = line.account
    category = line.category
    text = line.text
    quantity = line.quantity?.amount
    unit = line.quantity?.unit ?? ""
    unitPrice = line.unitPrice
    amount = line.amount.amount
    corrects = line.corrects
    credit = line.credit
  }

  func line(in currency: Currency) -> InvoiceLine {
    InvoiceLine(
      kind: kind, account: account, category: category, text: text,
      quantity: quantity.map { Quantity($0, unit) }, unitPrice: unitPrice,
      amount: Money(amount, currency), corrects: corrects, credit: credit)
  }
}
