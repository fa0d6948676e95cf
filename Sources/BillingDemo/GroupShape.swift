import BillingCore

/// What makes a group worth showing.
enum GroupStory: Equatable {
  case ordinary
  /// The card ran out: the newest invoice that fell due has failed.
  case pastDue
  case trial
  /// Credits pay all of it and are nearly used up.
  case creditsRunningOut
  case overBudget
  /// Paid from a balance that recharges itself.
  case prepaid
  case closed
}

/// One account of a group, and what it uses.
struct AccountShape {
  let id: String
  let name: String
  let unit: String
  var parent: String?
  var series: [SeriesShape]

  init(
    _ id: String, _ name: String, in unit: String, under parent: String? = nil,
    _ series: [SeriesShape]
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.parent = parent
    self.series = series
  }
}

/// Where a group's invoices go.
struct Residence {
  let country: String
  let city: String
  let postcode: String
  let street: String
  let vatID: String
  /// In percent.
  let tax: Int
}

/// A way to pay; a card runs out so many months from now.
enum Wallet {
  case card(brand: String, lastFour: String, monthsLeft: Int)
  case bank(String, lastFour: String)
  case marketplace(Marketplace)
}

/// A group before its days are worked out.
struct GroupShape {
  let name: String
  /// Starts its invoices' numbers.
  let prefix: String
  let currency: Currency
  let residence: Residence
  var story = GroupStory.ordinary
  var accounts: [AccountShape]
  /// The place of the primary account among `accounts`.
  var primary: Int? = 0
  var wallet: [Wallet] = []
  var plan: String?
  var discountPerMille: Int64 = 0
  /// In the currency's unit.
  var budget: Int?
  /// Per mille that a year adds.
  var growth: Int64 = 160
  var startedAgo: Int?
  var stoppedAgo: Int?
  /// A day whose import never came.
  var missingAgo: Int?

  init(
    _ name: String, _ prefix: String, _ currency: Currency, _ residence: Residence,
    accounts: [AccountShape]
  ) {
    self.name = name
    self.prefix = prefix
    self.currency = currency
    self.residence = residence
    self.accounts = accounts
  }

  /// An ordinary day of the whole group.
  var dailyCents: Int64 {
    accounts.reduce(0) { sum, account in
      account.series.reduce(sum) { $0 + $1.dailyCents }
    }
  }
}
