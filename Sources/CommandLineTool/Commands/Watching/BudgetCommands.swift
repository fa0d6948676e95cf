import BillingCore
import BillingService

/// `billtop budget set`
enum BudgetSetCommand {
  static let command = Command(
    "budget set", "Set what a group means to spend in a month",
    parameters: [
      .group, Parameter("AMOUNT", "how much; or with --amount", .amount, optional: true),
    ], options: [MoneyOptions.amount, MoneyOptions.dryRun],
    examples: [Example("billtop budget set Retail 12000", "in the group's currency")],
    permission: SetBudget.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    if arguments.has("amount"), arguments.word(1) != nil {
      throw BillingError(.invalid, "The amount is given twice.", remedy: "Give it once.")
    }
    let amount =
      if let word = arguments.word(1) { word } else { try arguments.required("amount", "12000") }
    return try invocation.perform(
      SetBudget(group: arguments.group(0), amount: amount), in: try invocation.session())
  }
}

/// `billtop budget clear`
enum BudgetClearCommand {
  static let command = Command(
    "budget clear", "Take a group's budget away", parameters: [.group],
    options: [MoneyOptions.dryRun],
    examples: [Example("billtop budget clear Retail", "no budget any more")],
    permission: ClearBudget.info.permission
  ) { invocation throws(BillingError) in
    try invocation.perform(
      ClearBudget(group: invocation.arguments.group(0)), in: try invocation.session())
  }
}
