/// Every subcommand, in the order that help lists them.
enum CommandRegistry {
  static let all: [Command] = [
    DashboardCommand.command,
    InvoicesCommand.command,
    InvoiceIssueCommand.command,
    InvoiceCommand.command,
    InvoiceVoidCommand.command,
    StatementsCommand.command,
    PaymentsCommand.command,
    ReconcileCommand.underPayments,
    ReceiptCommand.command,
    CreditsCommand.command,
    CatalogCommand.command,
    ExportCommand.command,
    AddFundsCommand.command,
    PayInvoiceCommand.command,
    MethodAddCommand.command,
    MethodReplaceCommand.command,
    MethodRemoveCommand.command,
    MethodPrimaryCommand.command,
    AutoRechargeCommand.command,
    RechargeCheckCommand.command,
    ReconcileCommand.command,
    TaxAddressCommand.command,
    BillingAddressCommand.command,
    ShippingAddressCommand.command,
    AttributesCommand.command,
    UpgradeTrialCommand.command,
    SubscriptionChangeCommand.command,
    SubscriptionCancelCommand.command,
    SubscriptionResumeCommand.command,
    PlanBuyCommand.command,
    CreditsAssignCommand.command,
    TriggersCommand.command,
    TriggersCommand.list,
    TriggerAddCommand.command,
    TriggerEditCommand.command,
    TriggerRemoveCommand.command,
    TriggerCheckCommand.command,
    TriggerBacktestCommand.command,
    BudgetSetCommand.command,
    BudgetClearCommand.command,
    GroupCreateCommand.command,
    GroupRenameCommand.command,
    GroupCloseCommand.command,
    AccountsAssignCommand.command,
    SpikeAckCommand.command,
    SpikeWithdrawCommand.command,
    SnapshotCommand.command,
    ConfigCommand.command,
    SchemaCommand.command,
    HelpCommand.command,
    VersionCommand.command,
    CompletionCommand.command,
    CompletionCommand.question,
  ]

  static var visible: [Command] { all.filter { !$0.isHidden } }

  /// The command that the words begin with, the longest name first, and the words that are left.
  static func find(_ words: [String]) -> (command: Command, rest: [String])? {
    let candidates = all.filter { command in
      !command.path.isEmpty && words.starts(with: command.path)
    }
    guard let command = candidates.max(by: { $0.path.count < $1.path.count }) else { return nil }
    return (command, Array(words.dropFirst(command.path.count)))
  }
}
