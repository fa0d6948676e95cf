import BillingCore
import BillingService

/// `billtop pay auto-recharge`
enum AutoRechargeCommand {
  static let command = Command(
    "pay auto-recharge", "Set when a balance recharges itself, and by how much",
    parameters: [.group],
    options: [
      Option("below", "AMOUNT", "recharge when less than this is left", .amount),
      Option("amount", "AMOUNT", "how much each time", .amount),
      Option("cap", "AMOUNT", "at most so much in a month", .amount), MoneyOptions.method,
      Option("off", nil, "no auto-recharge any more"), MoneyOptions.yes,
    ],
    discussion: "It runs after each import and with “billtop pay recharge check --yes”, once for "
      + "each fall below the amount.",
    examples: [
      Example(
        "billtop pay auto-recharge Retail --below 50 --amount 200 --cap 1000 --yes", "set it"),
      Example("billtop pay auto-recharge Retail --off --yes", "end it"),
    ], permission: SetAutoRecharge.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    if arguments.has("off") {
      try arguments.exclude(["below", "amount", "cap", "method"], beside: "--off")
      return try invocation.perform(
        ClearAutoRecharge(
          group: arguments.group(0)),
        in: try invocation.session())
    }
    let operation = SetAutoRecharge(
      group: arguments.group(0), threshold: try arguments.required("below", "50"),
      amount: try arguments.required("amount", "200"), monthlyCap: arguments.value("cap") ?? "",
      method: arguments.value("method"))
    return try invocation.perform(operation, in: try invocation.session())
  }
}
