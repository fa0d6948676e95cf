import BillingCore
import BillingService

/// `billtop pay upgrade-trial`
enum UpgradeTrialCommand {
  static let command = Command(
    "pay upgrade-trial", "Let a trial account pay as it goes",
    parameters: [.group, Parameter("ACCOUNT", "the account's id", .account)],
    options: [MoneyOptions.yes],
    examples: [Example("billtop pay upgrade-trial Labs AC123 --yes", "end the trial")],
    permission: UpgradeTrialAccount.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let account = try arguments.account(arguments.word(1) ?? "")
    return try invocation.perform(
      UpgradeTrialAccount(group: arguments.group(0), account: account),
      in: try invocation.session())
  }
}
