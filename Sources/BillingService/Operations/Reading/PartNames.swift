import BillingCore

/// What the parts of spend are called: each name is looked up once, however many parts have it.
struct PartNames {
  private var accounts: [AccountID: String] = [:]
  private var titles: [String: String] = [:]

  init(of parts: some Sequence<SeriesKey>, in view: OrganizationView) {
    var wanted: Set<AccountID> = []
    for part in parts {
      if let account = part.account ?? nil { wanted.insert(account) }
      if let category = part.category, titles[category] == nil {
        titles[category] = view.catalog.title(of: category)
      }
    }
    guard !wanted.isEmpty else { return }
    for index in view.accounts.indices where wanted.contains(view.accounts[index].id) {
      accounts[view.accounts[index].id] = view.accounts[index].name
    }
  }

  func driver(_ ranked: Driver, _ key: SeriesKey, _ currency: Currency, isNew: Bool)
    -> SpikeDriver
  {
    let category = key.category ?? ""
    let account = key.account ?? nil
    return SpikeDriver(
      category: category, title: titles[category] ?? category, account: account,
      accountName: account.map { accounts[$0] ?? $0.text } ?? "",
      amount: Money(ranked.amount, currency), expected: Money(ranked.expected, currency),
      excess: Money(ranked.excess, currency), share: ranked.share, isNew: isNew)
  }

  func driver(_ kept: KeptDriver, _ currency: Currency) -> SpikeDriver {
    SpikeDriver(
      category: kept.category, title: titles[kept.category] ?? kept.category,
      account: kept.account, accountName: kept.account.map { accounts[$0] ?? $0.text } ?? "",
      amount: Money(kept.amount, currency), expected: Money(kept.expected, currency),
      excess: Money(kept.excess, currency), share: kept.share, isNew: kept.isNew,
      cause: kept.cause)
  }
}
