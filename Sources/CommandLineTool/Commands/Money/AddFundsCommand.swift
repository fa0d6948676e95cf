import BillingCore
import BillingService

/// `billtop pay add-funds`
enum AddFundsCommand {
  static let command = Command(
    "pay add-funds", "Add money to a group's balance", parameters: [.group],
    options: [MoneyOptions.amount, MoneyOptions.method, MoneyOptions.key, MoneyOptions.yes],
    discussion: "Shows amount, method and the balance after, and stops; --yes pays. If the answer "
      + "is lost, repeat the command with the same --key, or run “billtop payments reconcile”: "
      + "neither pays twice.",
    examples: [
      Example("billtop pay add-funds Retail --amount 120", "what would happen"),
      Example(
        "billtop pay add-funds Retail --amount 120 --method method-2 --key 2026-11-topup --yes",
        "pay, once, however often it runs"),
    ], permission: AddFunds.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let amount = try arguments.required("amount", "120.50")
    let session = try invocation.session()
    return try invocation.pay(
      AddFunds(
        group: arguments.group(0), amount: amount, method: arguments.value("method"),
        key: arguments.paymentKey), in: session)
  }
}
