import BillingCore
import BillingService

/// What the samples of a group's operations are about, when no group is named.
private let here = GroupReference.id(World.a)
private let month = World.today.month - 1
private let day = World.today - 2
private let days = DayRange(first: World.today - 20, last: World.today - 1)
private let card = PaymentInstrument.card(
  brand: "Visa", lastFour: "4242", expires: Month("2030-01")!, holder: "Acme")
private let address = PostalAddress(
  name: "Acme", lines: ["Street 1"], city: "Berlin", postcode: "10115", country: "DE")

extension OperationSamples {
  static let money = [
    OperationSample("credits.list", "viewBillingOverview") { ListCredits(groups: list($0)) },
    OperationSample("payments.list", "viewPaymentHistory") { ListPayments(groups: list($0)) },
    OperationSample("payments.pending", "administerBilling") { PendingPayments(groups: list($0)) },
    OperationSample("payments.read", "viewPaymentHistory") {
      ReadPayment(group: $0 ?? here, payment: Identifier("p1")!)
    },
    OperationSample("receipts.read", "viewPaymentHistory") {
      ReadReceipt(number: "RCT-1", group: $0)
    },
    OperationSample("catalog.read", "anyRole") { _ in ReadCatalog() },
    OperationSample("payments.recharge-decisions", "configureAutoRecharge") {
      RechargeDecisions(groups: list($0))
    },
    OperationSample("payments.add-funds", "addFunds") {
      AddFunds(group: $0 ?? here, amount: "10", key: "k")
    },
    OperationSample("methods.add", "managePaymentMethods") {
      AddMethod(group: $0 ?? here, instrument: card, token: "tok")
    },
    OperationSample("methods.make-primary", "managePaymentMethods") {
      MakePrimaryMethod(group: $0 ?? here, method: "m1")
    },
    OperationSample("methods.remove", "managePaymentMethods") {
      RemoveMethod(group: $0 ?? here, method: "m1")
    },
    OperationSample("methods.replace", "managePaymentMethods") {
      ReplaceMethod(group: $0 ?? here, method: "m1", instrument: card, token: "tok")
    },
    OperationSample("credits.assign", "manageOrganization") {
      AssignCredit(group: $0 ?? here, kind: .goodwill, value: "5", key: "k")
    },
    OperationSample("plans.buy", "purchasePlans") {
      BuyPlan(group: $0 ?? here, plan: "pro", key: "k")
    },
    OperationSample("subscription.cancel", "manageSubscription") {
      CancelSubscription(group: $0 ?? here)
    },
    OperationSample("subscription.change", "manageSubscription") {
      ChangeSubscription(group: $0 ?? here, plan: "pro")
    },
    OperationSample("subscription.resume", "manageSubscription") {
      ResumeSubscription(group: $0 ?? here)
    },
    OperationSample("payments.clear-auto-recharge", "configureAutoRecharge") {
      ClearAutoRecharge(group: $0 ?? here)
    },
    OperationSample("payments.run-auto-recharge", "configureAutoRecharge") {
      RunAutoRecharge(group: $0 ?? here)
    },
    OperationSample("payments.set-auto-recharge", "configureAutoRecharge") {
      SetAutoRecharge(group: $0 ?? here, threshold: "5", amount: "10")
    },
    OperationSample("payments.record-answer", "administerBilling") {
      RecordProcessorAnswer(
        group: $0 ?? here, payment: Identifier("p1")!, answer: .approved(reference: "r"))
    },
    OperationSample("payments.update-attributes", "updateBillingAttributes") {
      var attributes = BillingAttributes()
      attributes.invoiceText = "Thank you"
      return UpdateBillingAttributes(group: $0 ?? here, attributes: attributes)
    },
    OperationSample("payments.upgrade-trial", "upgradeTrialAccounts") {
      UpgradeTrialAccount(group: $0 ?? here, account: AccountID("a1")!)
    },
  ]

  static let documents = [
    OperationSample("invoices.draft", "viewInvoices") {
      DraftInvoice(group: $0 ?? here, month: month)
    },
    OperationSample("invoices.list", "viewInvoices") { ListInvoices(groups: list($0)) },
    OperationSample("invoices.read", "viewInvoices") { ReadInvoice(number: "INV-1", group: $0) },
    OperationSample("statements.read", "viewInvoices") {
      ReadStatement(groups: list($0), month: month)
    },
    OperationSample("invoices.issue", "administerBilling") {
      IssueInvoice(group: $0 ?? here, month: month)
    },
    OperationSample("invoices.pay", "administerBilling") {
      PayInvoice(group: $0 ?? here, number: "INV-1", key: "k")
    },
    OperationSample("invoices.void", "administerBilling") {
      VoidInvoice(group: $0 ?? here, number: "INV-1", reason: "wrong")
    },
    OperationSample("usage.export", "anyRole") {
      ExportUsage(groups: list($0), range: days, format: .csv)
    },
    OperationSample("usage.group", "viewUsageSummary") {
      GroupUsage(group: $0 ?? here, range: days, aggregation: .daily)
    },
    OperationSample("overview.index", "anyRole") { _ in ReachIndex() },
  ]

  static let settings = [
    OperationSample("budgets.clear", "administerBilling") { ClearBudget(group: $0 ?? here) },
    OperationSample("budgets.set", "administerBilling") {
      SetBudget(group: $0 ?? here, amount: "100")
    },
    OperationSample("spikes.acknowledge", "administerBilling") {
      AcknowledgeSpike(group: $0 ?? here, day: day, reason: .expected)
    },
    OperationSample("spikes.settings", "administerBilling") {
      SetSpikeSettings(group: $0 ?? here, sensitivity: "2")
    },
    OperationSample("spikes.withdraw", "administerBilling") {
      WithdrawAcknowledgement(group: $0 ?? here, day: day)
    },
    OperationSample("triggers.add", "manageUsageTriggers") {
      AddTrigger(
        group: $0 ?? here, name: "Big", definition: price, channel: "mail", channels: ["mail"])
    },
    OperationSample("triggers.backtest", "manageUsageTriggers") {
      BacktestTrigger(group: $0 ?? here, subject: .thoughtOf(price), range: days)
    },
    OperationSample("triggers.check", "manageUsageTriggers") { CheckTriggers(group: $0 ?? here) },
    OperationSample("triggers.due", "manageUsageTriggers") { DueTriggers(groups: list($0)) },
    OperationSample("triggers.edit", "manageUsageTriggers") {
      EditTrigger(group: $0 ?? here, trigger: "Big", name: "Bigger")
    },
    OperationSample("triggers.list", "manageUsageTriggers") { ListTriggers(groups: list($0)) },
    OperationSample("triggers.remove", "manageUsageTriggers") {
      RemoveTrigger(group: $0 ?? here, trigger: "Big")
    },
    OperationSample("notifications.due", "manageUsageTriggers") {
      DueNotifications(groups: list($0))
    },
    OperationSample("notifications.record", "manageUsageTriggers") {
      RecordDeliveries(group: $0 ?? here, deliveries: [])
    },
  ]

  static let structure = [
    OperationSample("accounts.assign", "manageAccounts") {
      AssignAccounts(accounts: [AccountID("c2")!], to: $0 ?? here)
    },
    OperationSample("addresses.add", "manageOrganization") { _ in AddAddress(address: address) },
    OperationSample("addresses.list", "administerBilling") { _ in ReadAddressBook() },
    OperationSample("addresses.remove", "manageOrganization") { _ in RemoveAddress(name: "Acme") },
    OperationSample("addresses.replace", "manageOrganization") { _ in
      ReplaceAddress(name: "Acme", address: address)
    },
    OperationSample("groups.close", "manageGroups") { CloseGroup(group: $0 ?? here) },
    OperationSample("groups.create", "manageGroups") { _ in
      CreateGroup(
        id: BillingGroupID("commerce_billingprofile_NEW000111222")!, name: "New",
        billingAddress: address)
    },
    OperationSample("groups.rename", "manageGroups") { RenameGroup(group: $0 ?? here, name: "N") },
    OperationSample("groups.set-primary-account", "manageGroups") {
      SetPrimaryAccount(group: $0 ?? here, account: nil)
    },
  ]

  private static func list(_ group: GroupReference?) -> [GroupReference] {
    group.map { [$0] } ?? []
  }

  private static let price = TriggerDefinition(
    basis: .price, threshold: "100", recurrence: .daily)
}
