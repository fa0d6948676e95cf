import BillingCore

extension World {
  /// Alpha (EUR) spends 100 a day on two accounts and 300 more on Nov 18 for something new; Beta
  /// (USD) spends 40 a day and has no data on Nov 10; Gamma has none at all. All to Nov 19.
  static let used: World = {
    var world = World()
    for day in (today - 150)...(today - 1) {
      world.add(a, "a1", "sms-us", day, "60", .eur)
      world.add(a, "a2", "voice", day, "40", .eur)
      if day != Day("2026-11-10") { world.add(b, "b1", "sms-us", day, "40", .usd) }
    }
    world.add(a, "a3", "mms-us", Day("2026-11-18")!, "300", .eur)
    world.organization.catalog.products = [
      CatalogProduct(category: "sms-us", title: "US SMS", unit: "segments", listPrices: []),
      CatalogProduct(category: "fax", title: "Fax", unit: "pages", listPrices: []),
    ]
    return world
  }()

  mutating func add(
    _ group: BillingGroupID, _ account: String?, _ category: String, _ day: Day, _ price: String,
    _ currency: Currency
  ) {
    let amount = try! Amount.parse(price).amount
    records.append(
      UsageRecord(
        group: group, account: account.map { AccountID($0)! }, category: category,
        product: category.uppercased(), days: DayRange(day), usage: Quantity(amount, "segments"),
        price: Money(amount, currency)))
  }

  mutating func change(_ group: BillingGroupID, _ body: (inout BillingGroup) -> Void) {
    let index = organization.groups.firstIndex { $0.id == group }!
    body(&organization.groups[index])
  }
}
