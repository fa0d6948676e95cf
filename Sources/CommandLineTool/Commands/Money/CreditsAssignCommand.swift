import BillingCore
import BillingService

/// `billtop pay credits assign`
enum CreditsAssignCommand {
  static let command = Command(
    "pay credits assign", "Give a group a credit", parameters: [.group],
    options: [
      MoneyOptions.amount,
      Option("kind", "KIND", "why it is given", .oneOf(CreditKind.allCases.map(\.rawValue))),
      Option("start", "DAY", "from when it can be used; usually today", .day),
      Option("expiry", "DAY", "the last day on which it can be used", .day),
      Option("note", "TEXT", "a word on it"), MoneyOptions.key, MoneyOptions.yes,
    ],
    examples: [
      Example(
        "billtop pay credits assign Retail --amount 100 --kind goodwill --expiry 2026-12-31 --yes",
        "used automatically, first to expire first")
    ], permission: AssignCredit.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let amount = try arguments.required("amount", "100")
    let operation = AssignCredit(
      group: arguments.group(0), kind: try arguments.choice("kind") ?? .promotional, value: amount,
      start: try arguments.day("start"), expiry: try arguments.day("expiry"),
      note: arguments.value("note") ?? "", key: arguments.paymentKey)
    return try invocation.perform(operation, in: try invocation.session())
  }
}
