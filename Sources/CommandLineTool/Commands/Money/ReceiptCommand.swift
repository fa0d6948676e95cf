import BillingCore
import BillingService

/// `billtop receipt`
enum ReceiptCommand {
  static let command = Command(
    "receipt", "Show or save a payment's receipt",
    parameters: [Parameter("NUMBER", "the receipt's number, or its payment's")],
    options: [MoneyOptions.group, MoneyOptions.save],
    examples: [
      Example("billtop receipt RCT-x7q-0003", "read it"),
      Example("billtop receipt RCT-x7q-0003 --save receipt.txt", "keep it"),
    ], permission: ReadReceipt.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let page = try session.read(
      ReadReceipt(number: arguments.word(0) ?? "", group: arguments.namedGroup))
    return try invocation.show(
      page.document, of: nil, accounts: [], in: session)
  }
}
