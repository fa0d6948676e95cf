import BillingCore
import BillingService

/// `billtop invoice void`
enum InvoiceVoidCommand {
  static let command = Command(
    "invoice void", "Take an unpaid invoice back",
    parameters: [Parameter("NUMBER", "the invoice's number")],
    options: [
      Option("reason", "TEXT", "why; it stays with the invoice"), MoneyOptions.group,
      MoneyOptions.yes,
    ],
    discussion: "The credits that it used can be used again, and the month can be issued again.",
    examples: [
      Example("billtop invoice void INV-x7q-0012 --reason \"wrong address\" --yes", "take it back")
    ], permission: VoidInvoice.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let reason = try arguments.required("reason", "\"wrong address\"")
    let session = try invocation.session()
    let page = try session.read(
      ReadInvoice(number: arguments.word(0) ?? "", group: arguments.namedGroup))
    return try invocation.perform(
      VoidInvoice(group: .id(page.group.id), number: page.invoice.number, reason: reason),
      in: session)
  }
}
