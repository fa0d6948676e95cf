import BillingCore
import BillingService

/// `billtop pay plan buy`
enum PlanBuyCommand {
  static let command = Command(
    "pay plan buy", "Buy a plan: the rest of this month now, later months with the invoice",
    parameters: [.group, Parameter("PLAN", "a plan's id: billtop catalog --plans")],
    options: [
      MoneyOptions.method, MoneyOptions.fromBalance, MoneyOptions.key, MoneyOptions.yes,
    ],
    examples: [Example("billtop pay plan buy Retail growth", "what it costs now and each month")],
    permission: BuyPlan.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let source = try arguments.payer()
    let session = try invocation.session()
    return try invocation.pay(
      BuyPlan(
        group: arguments.group(0), plan: arguments.word(1) ?? "", source: source,
        key: arguments.paymentKey), in: session)
  }
}
