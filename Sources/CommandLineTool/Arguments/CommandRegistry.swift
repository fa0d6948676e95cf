/// Commands that serve one purpose, as help lists them.
struct CommandSection: Sendable {
  let title: String
  let commands: [Command]
}

/// Every subcommand, by what it is for, in the order that help lists them.
enum CommandRegistry {
  static let sections = [
    browsing, usage, documents, paying, watching, groups, access, data, program,
  ]

  static let all = sections.flatMap(\.commands)
  static var visible: [Command] { all.filter { !$0.isHidden } }

  /// The command that the words begin with, the longest name first, and the words that are left.
  static func find(_ words: [String]) -> (command: Command, rest: [String])? {
    let names = all.flatMap { command in
      [command.path, command.alias].filter { !$0.isEmpty }.map { (name: $0, command: command) }
    }
    let found = names.filter { words.starts(with: $0.name) }
      .max { $0.name.count < $1.name.count }
    return found.map { ($0.command, Array(words.dropFirst($0.name.count))) }
  }

  /// The commands of which the word is the first of several: all that begin with `pay`.
  static func family(_ word: String) -> [Command] {
    visible.filter { $0.path.count > 1 && $0.path[0] == word }
  }

  private static let browsing = CommandSection(
    title: "Look around",
    commands: [
      DashboardCommand.command, DemoCommand.command, GroupsCommand.command, GroupCommand.command,
      SnapshotCommand.command,
    ])

  private static let usage = CommandSection(
    title: "Usage and spend",
    commands: [
      UsageCommand.command, SpikesCommand.command, SpikeAckCommand.command,
      SpikeWithdrawCommand.command, SpikeSettingsCommand.command, ExplainCommand.command,
      ForecastCommand.command, CompareCommand.command, CatalogCommand.command,
      ExportCommand.command, ApiCommand.command,
    ])

  private static let documents = CommandSection(
    title: "Invoices and payments",
    commands: [
      InvoicesCommand.command, InvoiceIssueCommand.command, InvoiceCommand.command,
      InvoiceVoidCommand.command, StatementsCommand.command, PaymentsCommand.command,
      ReconcileCommand.command, ReceiptCommand.command, CreditsCommand.command,
    ])

  private static let paying = CommandSection(
    title: "Money and settings of a group",
    commands: [
      AddFundsCommand.command, PayInvoiceCommand.command, MethodAddCommand.command,
      MethodReplaceCommand.command, MethodRemoveCommand.command, MethodPrimaryCommand.command,
      AutoRechargeCommand.command, RechargeCheckCommand.command,
      TaxAddressCommand.command, BillingAddressCommand.command, ShippingAddressCommand.command,
      AttributesCommand.command, UpgradeTrialCommand.command, SubscriptionChangeCommand.command,
      SubscriptionCancelCommand.command, SubscriptionResumeCommand.command,
      PlanBuyCommand.command, CreditsAssignCommand.command,
    ])

  private static let watching = CommandSection(
    title: "Triggers and budgets",
    commands: [
      TriggersCommand.command, TriggersCommand.list, TriggerAddCommand.command,
      TriggerEditCommand.command, TriggerRemoveCommand.command, TriggerCheckCommand.command,
      TriggerBacktestCommand.command, BudgetSetCommand.command, BudgetClearCommand.command,
    ])

  private static let groups = CommandSection(
    title: "Groups and accounts",
    commands: [
      GroupCreateCommand.command, GroupRenameCommand.command, GroupCloseCommand.command,
      PrimaryAccountCommand.command, AccountsAssignCommand.command,
    ])

  private static let access = CommandSection(
    title: "Who may do what",
    commands: [
      WhoAmICommand.command, CanCommand.command, GrantsCommand.command, GrantCommand.grant,
      GrantCommand.revoke, TransitionCommand.command, UsersCommand.list, UsersCommand.add,
      UsersCommand.edit, UsersCommand.remove, OrganizationCommand.show,
      OrganizationCommand.verifyDomain, OrganizationCommand.rename, AddressBookCommand.command,
      AddressCommand.add, AddressCommand.edit, AddressCommand.remove, AuditCommand.command,
    ])

  private static let data = CommandSection(
    title: "Data",
    commands: [
      InitCommand.command, ImportCommand.command, CheckCommand.command, BackupCommand.backup,
      BackupCommand.restore,
    ])

  private static let program = CommandSection(
    title: "The program",
    commands: [
      BenchCommand.command, ConfigCommand.command, SchemaCommand.command, HelpCommand.command,
      VersionCommand.command, CompletionCommand.command, CompletionCommand.question,
    ])
}
