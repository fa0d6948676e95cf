/// Whether a group still bills; a closed one keeps its invoices.
package enum GroupState: String, CaseIterable, Sendable {
  case active, closed
}

/// One billing entity for many accounts: shared pricing, one invoice a month, one set of methods.
package struct BillingGroup: Hashable, Sendable {
  package var id: BillingGroupID
  package var name: String
  /// Locked together with the country once there is an invoice.
  package var currency: Currency
  package var country: String
  package var state: GroupState
  package var createdOn: Day
  package var accounts: [AccountID]
  package var primaryAccount: AccountID?
  package var profile: BillingProfile
  package var methods: [PaymentMethod]
  package var credits: [Credit]
  package var autoRecharge: AutoRecharge?
  package var subscription: Subscription?
  package var priceList: PriceList
  package var budget: Money?
  package var triggers: [UsageTrigger]
  /// What fired triggers still have to tell their channels, oldest first.
  package var notifications: [TriggerNotification]
  /// Invoices, payments and the ledger.
  var past: Past
  package var spikes: SpikeSettings
  package var acknowledgements: [SpikeAcknowledgement]
  /// Rises with every change; a form remembers the one it was opened with.
  package var revision: Int

  package init(
    id: BillingGroupID, name: String, currency: Currency, country: String,
    state: GroupState = .active, createdOn: Day, accounts: [AccountID] = [],
    primaryAccount: AccountID? = nil, profile: BillingProfile, methods: [PaymentMethod] = [],
    credits: [Credit] = [], autoRecharge: AutoRecharge? = nil, subscription: Subscription? = nil,
    priceList: PriceList = PriceList(), budget: Money? = nil, triggers: [UsageTrigger] = [],
    invoices: [Invoice] = [], payments: [Payment] = [], ledger: Ledger = Ledger(),
    spikes: SpikeSettings = SpikeSettings(), acknowledgements: [SpikeAcknowledgement] = [],
    notifications: [TriggerNotification] = [], revision: Int = 0
  ) {
    self.id = id
    self.name = name
    self.currency = currency
    self.country = country
    self.state = state
    self.createdOn = createdOn
    self.accounts = accounts
    self.primaryAccount = primaryAccount
    self.profile = profile
    self.methods = methods
    self.credits = credits
    self.autoRecharge = autoRecharge
    self.subscription = subscription
    self.priceList = priceList
    self.budget = budget
    self.triggers = triggers
    self.notifications = notifications
    past = .here(GroupHistory(invoices: invoices, payments: payments, ledger: ledger))
    self.spikes = spikes
    self.acknowledgements = acknowledgements
    self.revision = revision
  }
}
