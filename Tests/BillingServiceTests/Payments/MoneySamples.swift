import BillingCore
import BillingService

/// Every operation about money, made so that it succeeds in the furnished world.
enum MoneySamples {
  static let all = funds + methods + plans + invoices + groups + triggers + settings

  private static func on(_ group: GroupReference?) -> GroupReference { group ?? .id(World.a) }
  private static func list(_ group: GroupReference?) -> [GroupReference] {
    group.map { [$0] } ?? []
  }

  private static let funds = [
    OperationSample("payments.add-funds", "addFunds") {
      AddFunds(group: on($0), amount: "100", key: "key-add-funds")
    },
    OperationSample("payments.record-answer", "administerBilling") {
      RecordProcessorAnswer(
        group: on($0), payment: Identifier("PAY-1")!, answer: .unknown(reason: "late"))
    },
    OperationSample("payments.run-auto-recharge", "configureAutoRecharge") {
      RunAutoRecharge(group: on($0))
    },
    OperationSample("payments.set-auto-recharge", "configureAutoRecharge") {
      SetAutoRecharge(group: on($0), threshold: "10", amount: "50")
    },
    OperationSample("payments.clear-auto-recharge", "configureAutoRecharge") {
      ClearAutoRecharge(group: on($0))
    },
    OperationSample("payments.list", "viewPaymentHistory") { ListPayments(groups: list($0)) },
    OperationSample("payments.read", "viewPaymentHistory") {
      ReadPayment(group: on($0), payment: Identifier("PAY-1")!)
    },
    OperationSample("payments.pending", "administerBilling") { PendingPayments(groups: list($0)) },
    OperationSample("payments.recharge-decisions", "configureAutoRecharge") {
      RechargeDecisions(groups: list($0))
    },
    OperationSample("receipts.read", "viewPaymentHistory") {
      ReadReceipt(number: "RCT-1", group: on($0))
    },
  ]

  private static let methods = [
    OperationSample("methods.add", "managePaymentMethods") {
      AddMethod(group: on($0), instrument: newCard, token: "tok_new")
    },
    OperationSample("methods.replace", "managePaymentMethods") {
      ReplaceMethod(group: on($0), method: "method-2", instrument: newCard, token: "tok_new")
    },
    OperationSample("methods.remove", "managePaymentMethods") {
      RemoveMethod(group: on($0), method: "method-2")
    },
    OperationSample("methods.make-primary", "managePaymentMethods") {
      MakePrimaryMethod(group: on($0), method: "method-2")
    },
    OperationSample("payments.update-attributes", "updateBillingAttributes") {
      var attributes = BillingAttributes()
      attributes.vatID = "DE123456789"
      return UpdateBillingAttributes(group: on($0), attributes: attributes)
    },
    OperationSample("payments.upgrade-trial", "upgradeTrialAccounts") {
      let isB = $0 == .id(World.b)
      return UpgradeTrialAccount(group: on($0), account: AccountID(isB ? "b1" : "a1")!)
    },
  ]

  private static let plans = [
    OperationSample("subscription.change", "manageSubscription") {
      ChangeSubscription(group: on($0), plan: "plus")
    },
    OperationSample("subscription.cancel", "manageSubscription") {
      CancelSubscription(group: on($0))
    },
    OperationSample("subscription.resume", "manageSubscription") {
      ResumeSubscription(group: on($0))
    },
    OperationSample("plans.buy", "purchasePlans") {
      BuyPlan(group: on($0), plan: "plus", key: "key-buy-plan")
    },
    OperationSample("credits.assign", "manageOrganization") {
      AssignCredit(group: on($0), kind: .goodwill, value: "10", key: "key-credit")
    },
    OperationSample("credits.list", "viewBillingOverview") { ListCredits(groups: list($0)) },
    OperationSample("catalog.read", "anyRole") { _ in ReadCatalog() },
    OperationSample("usage.export", "anyRole") {
      ExportUsage(groups: list($0), range: Month("2026-10")!.days, format: .csv)
    },
  ]

  private static let invoices = [
    OperationSample("invoices.issue", "administerBilling") {
      IssueInvoice(group: on($0), month: Month("2026-10")!)
    },
    OperationSample("invoices.pay", "administerBilling") {
      PayInvoice(group: on($0), number: World.invoiceNumber, key: "key-invoice")
    },
    OperationSample("invoices.void", "administerBilling") {
      VoidInvoice(group: on($0), number: World.invoiceNumber, reason: "Wrong")
    },
    OperationSample("invoices.list", "viewInvoices") { ListInvoices(groups: list($0)) },
    OperationSample("invoices.read", "viewInvoices") {
      ReadInvoice(number: World.invoiceNumber, group: on($0))
    },
    OperationSample("invoices.draft", "viewInvoices") {
      DraftInvoice(group: on($0), month: Month("2026-11")!)
    },
    OperationSample("statements.read", "viewInvoices") {
      ReadStatement(groups: list($0), month: Month("2026-10")!)
    },
  ]

  private static let groups = [
    OperationSample("groups.create", "manageGroups") { _ in
      CreateGroup(
        id: BillingGroupID("commerce_billingprofile_NEW000111222")!, name: "New",
        billingAddress: PostalAddress(name: "Acme", country: "DE"))
    },
    OperationSample("groups.rename", "manageGroups") {
      RenameGroup(group: on($0), name: "Renamed")
    },
    OperationSample("groups.close", "manageGroups") { CloseGroup(group: on($0)) },
    OperationSample("groups.set-primary-account", "manageGroups") {
      SetPrimaryAccount(group: on($0), account: nil)
    },
    OperationSample("accounts.assign", "manageAccounts") {
      AssignAccounts(accounts: [AccountID("c1")!], to: on($0))
    },
    OperationSample("addresses.add", "manageOrganization") { _ in
      AddAddress(address: PostalAddress(name: "Plant", country: "DE"))
    },
    OperationSample("addresses.replace", "manageOrganization") { _ in
      ReplaceAddress(name: "Office", address: PostalAddress(name: "Plant", country: "DE"))
    },
    OperationSample("addresses.remove", "manageOrganization") { _ in
      RemoveAddress(name: "Office")
    },
    OperationSample("addresses.list", "manageOrganization") { _ in ReadAddressBook() },
  ]

  private static let triggers = [
    OperationSample("triggers.add", "manageUsageTriggers") {
      AddTrigger(
        group: on($0), name: "New", definition: definition, channel: "ops")
    },
    OperationSample("triggers.edit", "manageUsageTriggers") {
      EditTrigger(group: on($0), trigger: "Watch", name: "Watched")
    },
    OperationSample("triggers.remove", "manageUsageTriggers") {
      RemoveTrigger(group: on($0), trigger: "Watch")
    },
    OperationSample("triggers.check", "manageUsageTriggers") { CheckTriggers(group: on($0)) },
    OperationSample("triggers.due", "manageUsageTriggers") { DueTriggers(groups: list($0)) },
    OperationSample("triggers.list", "manageUsageTriggers") { ListTriggers(groups: list($0)) },
    OperationSample("triggers.backtest", "manageUsageTriggers") {
      BacktestTrigger(
        group: on($0), subject: .thoughtOf(definition), range: Month("2026-10")!.days)
    },
    OperationSample("notifications.due", "manageUsageTriggers") {
      DueNotifications(groups: list($0))
    },
    OperationSample("notifications.record", "manageUsageTriggers") {
      RecordDeliveries(group: on($0), deliveries: [])
    },
  ]

  static let definition = TriggerDefinition(
    basis: .price, threshold: "100", recurrence: .monthly)

  private static let settings = [
    OperationSample("budgets.set", "administerBilling") { SetBudget(group: on($0), amount: "900") },
    OperationSample("budgets.clear", "administerBilling") { ClearBudget(group: on($0)) },
    OperationSample("spikes.acknowledge", "administerBilling") {
      AcknowledgeSpike(group: on($0), day: World.today - 1, reason: .expected)
    },
    OperationSample("spikes.withdraw", "administerBilling") {
      WithdrawAcknowledgement(group: on($0), day: World.today - 3)
    },
    OperationSample("spikes.settings", "administerBilling") {
      SetSpikeSettings(group: on($0), sensitivity: "2")
    },
  ]
}
