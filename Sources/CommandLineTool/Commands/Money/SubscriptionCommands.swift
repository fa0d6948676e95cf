import BillingCore
import BillingService

/// `billtop pay subscription change`
enum SubscriptionChangeCommand {
  static let command = Command(
    "pay subscription change", "Move a group to another plan",
    parameters: [.group, Parameter("PLAN", "a plan's id: billtop catalog --plans")],
    options: [MoneyOptions.yes],
    discussion: "A dearer plan starts at once, a cheaper one with the next month.",
    examples: [
      Example("billtop pay subscription change Retail growth", "what it costs, and from when")
    ], permission: ChangeSubscription.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    return try invocation.perform(
      ChangeSubscription(group: arguments.group(0), plan: arguments.word(1) ?? ""),
      in: try invocation.session())
  }
}

/// `billtop pay subscription cancel`
enum SubscriptionCancelCommand {
  static let command = Command(
    "pay subscription cancel", "End a subscription with the month, or with what is paid",
    parameters: [.group], options: [MoneyOptions.yes],
    examples: [
      Example("billtop pay subscription cancel Retail --yes", "can be resumed until then")
    ],
    permission: CancelSubscription.info.permission
  ) { invocation throws(BillingError) in
    try invocation.perform(
      CancelSubscription(group: invocation.arguments.group(0)), in: try invocation.session())
  }
}

/// `billtop pay subscription resume`
enum SubscriptionResumeCommand {
  static let command = Command(
    "pay subscription resume", "Take a cancellation back before its day",
    parameters: [.group], options: [MoneyOptions.yes],
    examples: [Example("billtop pay subscription resume Retail --yes", "keep the plan")],
    permission: ResumeSubscription.info.permission
  ) { invocation throws(BillingError) in
    try invocation.perform(
      ResumeSubscription(group: invocation.arguments.group(0)), in: try invocation.session())
  }
}
