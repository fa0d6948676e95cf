import BillingCore
import BillingService

/// What a group's forms are filled from: the group as it is when one opens.
struct GroupDesk: Sendable {
  let group: BillingGroup
  let accounts: [Account]
  let plans: [CatalogPlan]
  /// Groups, accounts and categories in reach.
  let reach: ReachIndex.Outcome
  let today: Day
  /// The channels of the configuration; nil where it is not known.
  let channels: [String]?

  init(_ id: BillingGroupID, from backend: any Backend, channels: [String]?)
    throws(BillingError)
  {
    let details = try backend.read(GroupDetails(.id(id)))
    group = details.group
    accounts = details.accounts.map(\.account)
    plans = try backend.read(ReadCatalog()).plans
    reach = try backend.read(ReachIndex())
    today = backend.moment.today
    self.channels = channels
  }

  var reference: GroupReference { .id(group.id) }
  var currency: Currency { group.currency }

  /// The methods to choose from, the primary one first.
  var methodChoices: [ActionForm.Choice] {
    group.methods.sorted { $0.isPrimary && !$1.isPrimary }.map { method in
      ActionForm.Choice(method.id.text, MethodWords.title(method, today: today))
    }
  }

  /// The methods and the balance.
  var sourceChoices: [ActionForm.Choice] {
    methodChoices + [ActionForm.Choice("", "the balance, \(group.balance.text)")]
  }

  func plan(_ id: String) -> CatalogPlan? { plans.first { $0.id == id } }

  /// The plans that have a price in the group's currency, with it.
  func planChoices(except current: String? = nil) -> [ActionForm.Choice] {
    plans.compactMap { plan in
      let price = plan.monthly.first { $0.currency == currency }
      guard let price, plan.id != current else { return nil }
      return ActionForm.Choice(plan.id, "\(plan.title), \(price.text) a month")
    }
  }
}

/// A payment method in words.
enum MethodWords {
  /// `Visa ending 4242 (primary)`.
  static func title(_ method: PaymentMethod, today: Day) -> String {
    var notes: [String] = []
    if method.isPrimary { notes.append("primary") }
    if let last = method.instrument.expires, last < today { notes.append("expired") }
    let title = method.instrument.title
    return notes.isEmpty ? title : "\(title) (\(notes.joined(separator: ", ")))"
  }
}
