/// What an export knows beside the records: names, freshness, and how much may be shown.
package struct ExportContext: Sendable {
  package var groupNames: [BillingGroupID: String]
  package var accountNames: [AccountID: String]
  package var invoices: [BillingGroupID: [Month: String]]
  package var catalog: Catalog
  /// Whose invoices these are; FOCUS wants a name for the provider, publisher and issuer.
  package var provider: String
  package var asOf: Day?
  package var showsIDs: Bool
  package var isPrivate: Bool
  /// What shares are shares of, in privacy mode.
  package var totals: MoneyBag

  package init(
    groupNames: [BillingGroupID: String] = [:], accountNames: [AccountID: String] = [:],
    invoices: [BillingGroupID: [Month: String]] = [:], catalog: Catalog = Catalog(),
    provider: String, asOf: Day? = nil, showsIDs: Bool = false, isPrivate: Bool = false,
    totals: MoneyBag = MoneyBag()
  ) {
    self.groupNames = groupNames
    self.accountNames = accountNames
    self.invoices = invoices
    self.catalog = catalog
    self.provider = provider
    self.asOf = asOf
    self.showsIDs = showsIDs
    self.isPrivate = isPrivate
    self.totals = totals
  }
}

extension ExportContext {
  package func name(of group: BillingGroupID) -> String {
    isPrivate ? StandIns.group(group) : groupNames[group] ?? ""
  }

  /// The id as far as it may be shown; in privacy mode the stand-in is all there is.
  package func id(of group: BillingGroupID) -> String {
    if isPrivate { return StandIns.group(group) }
    return showsIDs ? group.revealed : group.masked
  }

  package func id(of account: AccountID?) -> String {
    guard let account else { return "" }
    return isPrivate ? StandIns.account(account) : account.text
  }

  package func name(of account: AccountID?) -> String {
    guard let account else { return "unattributed" }
    return isPrivate ? StandIns.account(account) : accountNames[account] ?? account.text
  }

  /// The amount's share of everything exported in its currency, in percent.
  package func share(of money: Money) -> Amount {
    guard let total = totals[money.currency], !total.isZero else { return .zero }
    let hundred = money.amount.nanos.multipliedReportingOverflow(by: 100)
    guard !hundred.overflow else { return .zero }
    return Amount(nanos: hundred.partialValue)
      .scaled(by: Amount.nanosPerUnit, over: total.nanos, .halfEven) ?? .zero
  }

  /// The amount, or its share where amounts are private.
  package func cost(_ money: Money) -> Amount { isPrivate ? share(of: money) : money.amount }
}
