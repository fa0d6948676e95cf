import BillingCore
import BillingService

/// `billtop pay invoice`
enum PayInvoiceCommand {
  static let command = Command(
    "pay invoice", "Pay an invoice from the balance or by a method",
    parameters: [Parameter("NUMBER", "the invoice's number")],
    options: [
      MoneyOptions.method, MoneyOptions.fromBalance, MoneyOptions.group, MoneyOptions.key,
      MoneyOptions.yes,
    ],
    examples: [
      Example("billtop pay invoice INV-x7q-0012", "what would happen"),
      Example("billtop pay invoice INV-x7q-0012 --from-balance --yes", "pay from the balance"),
    ], permission: PayInvoice.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let source = try arguments.payer()
    let session = try invocation.session()
    let page = try session.read(
      ReadInvoice(number: arguments.word(0) ?? "", group: arguments.namedGroup))
    return try invocation.pay(
      PayInvoice(
        group: .id(page.group.id), number: page.invoice.number, source: source,
        key: arguments.paymentKey), in: session)
  }
}
