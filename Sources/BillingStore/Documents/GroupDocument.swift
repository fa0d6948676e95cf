import BillingCore
import StrictJSON

/// `groups/NAME.json`: one billing group, all but the lines of its invoices.
struct GroupDocument: Documented {
  var format = DocumentVersion.current
  /// The organization it belongs to, so that a document from elsewhere is recognised.
  var organization: String
  /// Without invoices: each has a document.
  var group: BillingGroup
  /// The invoices' numbers, oldest first.
  var invoices: [String] = []

  static let shape = DocumentShape.object(
    GroupDocument(organization: "", group: .blank), identity + billing + history)

  private static let identity: [DocumentField<GroupDocument>] = [
    .stated("format", \.format, .format, DocumentVersion.current, DocumentVersion.about),
    .required("organization", \.organization, .name, "The id of the organization it belongs to."),
    .required("id", \.group.id, .groupID, "A credential: prefix, letters and digits."),
    .required("name", \.group.name, .name, "Unique in the organization."),
    .required("currency", \.group.currency, .currency, "Locked once there is an invoice."),
    .required("country", \.group.country, .country, "Locked together with the currency."),
    .stated("state", \.group.state, .word(), .active, "A closed group keeps its invoices."),
    .required("createdOn", \.group.createdOn, .day, "When it was made."),
    .list("accounts", \.group.accounts, .id(), "The ids of its accounts."),
    .optional("primaryAccount", \.group.primaryAccount, .id(), "One of its accounts."),
  ]

  private static let billing: [DocumentField<GroupDocument>] = [
    .required("profile", \.group.profile, BillingProfile.shape, "Addresses, tax, contacts."),
    .list("methods", \.group.methods, PaymentMethod.shape, by: \.id.text, "Ways to pay."),
    .list("credits", \.group.credits, Credit.shape, by: \.id.text, "First to expire pays first."),
    .optional("autoRecharge", \.group.autoRecharge, AutoRecharge.shape, "Adds funds by itself."),
    .optional("subscription", \.group.subscription, Subscription.shape, "The plan it is on."),
    .defaulted(
      "priceList", \.group.priceList, PriceList.shape, PriceList(), "Its own prices, if any."),
    .optional("budget", \.group.budget, Money.shape, "What a month should cost at most."),
    .list("triggers", \.group.triggers, UsageTrigger.shape, by: \.id.text, "Usage triggers."),
    .defaulted("spikes", \.group.spikes, SpikeSettings.shape, SpikeSettings(), "What is a spike."),
  ]

  private static let history: [DocumentField<GroupDocument>] = [
    .list(
      "acknowledgements", \.group.acknowledgements, SpikeAcknowledgement.shape,
      by: { "\($0.day.text) \($0.at.text)" }, "Spikes that somebody looked at."),
    .list("invoices", \.invoices, .name, "Numbers; invoices/NAME/NUMBER.json holds each."),
    .list("payments", \.group.payments, Payment.shape, by: \.id.text, "Oldest first."),
    .list(
      "ledger", \.group.ledger.entries, LedgerEntry.shape, by: { String($0.id) }, "Oldest first."),
    .list(
      "notifications", \.group.notifications, TriggerNotification.shape, by: \.id,
      "What channels are to be told, and were lately."),
    .stated("revision", \.group.revision, .count, 0, "Rises with every change."),
  ]
}

extension GroupDocument {
  init(_ group: BillingGroup, of organization: String) {
    self.organization = organization
    self.group = group
    self.group.invoices = []
    invoices = group.invoices.map(\.number)
  }

  /// All but its history, which has a place of its own in the cache.
  init(withoutHistory group: BillingGroup, of organization: String) {
    self.organization = organization
    self.group = group
    self.group.history = GroupHistory()
  }
}

extension BillingGroup {
  /// What a document's fields are read into.
  fileprivate static var blank: BillingGroup {
    BillingGroup(
      id: .blank, name: "", currency: .usd, country: "", createdOn: Day(number: 0),
      profile: .blank)
  }
}
