import BillingCore
import Testing

@Suite struct InvoiceBuilderTests {
  private let month = InvoiceCase.month

  private func draft(_ group: BillingGroup, _ rows: [UsageRow], catalog: Catalog = Catalog())
    throws -> InvoiceDraft
  {
    try InvoiceBuilder(group, catalog: catalog).draft("INV-1", for: month, usage: rows)
  }

  private func row(_ account: String?, _ quantity: Int, _ price: Amount) -> UsageRow {
    InvoiceCase.row(account, "sms", Amount(units: quantity), price, .eur)
  }

  private func picture(_ invoice: Invoice) -> [String] {
    invoice.lines.map { line in
      "\(line.kind.rawValue) \(line.account?.text ?? "-") \(line.amount.amount.text)"
    } + ["total \(invoice.total.amount.text)"]
  }

  @Test func recordsBillTheirOwnPriceAndRoundOnce() throws {
    let rows = [
      row("a", 1, Amount("0.004")), row("b", 1, Amount("0.004")), row(nil, 1, Amount("0.004")),
    ]
    let invoice = try draft(InvoiceCase.group(.eur), rows).invoice
    #expect(
      picture(invoice) == ["usage a 0", "usage b 0", "usage - 0", "rounding - 0.01", "total 0.01"])
  }

  @Test(arguments: [
    (TierMode.graduated, "usage a 56.67|usage b 28.33|total 85"),
    (TierMode.volume, "usage a 50|usage b 25|total 75"),
  ])
  func tiersCountTheWholeGroup(_ mode: TierMode, _ expected: String) throws {
    var group = InvoiceCase.group(.eur)
    let tiers = [
      PriceTier(from: .zero, unitPrice: Amount("0.10")),
      PriceTier(from: Amount(units: 500), unitPrice: Amount("0.07")),
      PriceTier(from: Amount(units: 1000), unitPrice: Amount("0.05")),
    ]
    group.priceList.prices = [
      ProductPrice(
        category: "sms", unit: "piece", mode: mode,
        tiers: mode == .volume
          ? tiers
          : [
            tiers[0], PriceTier(from: Amount(units: 500), unitPrice: Amount("0.035")),
          ])
    ]
    let invoice = try draft(group, [row("a", 1000, Amount("99")), row("b", 500, Amount("99"))])
      .invoice
    #expect(picture(invoice).joined(separator: "|") == expected)
  }

  @Test func tierBoundaries() {
    let tiers = [
      PriceTier(from: Amount(units: 100), unitPrice: Amount("2")),
      PriceTier(from: Amount(units: 200), unitPrice: Amount("1")),
    ]
    func charge(_ mode: TierMode, _ units: Int) -> String? {
      ProductPrice(category: "sms", unit: "piece", mode: mode, tiers: tiers)
        .charge(for: Amount(units: units))?.text
    }
    #expect(
      [0, 99, 100, 101, 199, 200, 201].map { charge(.volume, $0) }
        == ["0", "0", "200", "202", "398", "200", "201"])
    #expect(
      [0, 99, 100, 101, 199, 200, 201].map { charge(.graduated, $0) }
        == ["0", "0", "0", "2", "198", "200", "201"])
    #expect(charge(.volume, -200) == "-200")
  }

  @Test func creditsGoFirstToExpireAndTaxIsOnTheRest() throws {
    var group = InvoiceCase.group(.eur)
    group.profile.taxRate = Amount(units: 19)
    group.credits = [
      credit("open", 50, expiry: nil), credit("late", 30, expiry: "2026-12-31"),
      credit("soon", 20, expiry: "2026-10-05"), credit("over", 99, expiry: "2026-09-30"),
      credit("future", 99, expiry: nil, start: "2026-11-01"),
    ]
    let built = try draft(group, [row("a", 1, Amount("60"))])
    #expect(
      built.creditUses.map { "\($0.credit) \($0.amount.amount.text)" }
        == ["soon 20", "late 30", "open 10"])
    #expect(built.invoice.total.amount.isZero)
    group.credits.removeFirst()
    let taxed = try draft(group, [row("a", 1, Amount("60"))]).invoice
    #expect(
      picture(taxed)
        == ["usage a 60", "credit - -20", "credit - -30", "tax - 1.9", "total 11.9"])
  }

  private func credit(_ id: String, _ value: Int, expiry: String?, start: String = "2026-01-01")
    -> Credit
  {
    let money = Money(Amount(units: value), .eur)
    return Credit(
      id: Identifier(id)!, kind: .promotional, value: money, remaining: money, start: Day(start)!,
      expiry: expiry.flatMap { Day($0) })
  }

  @Test func anotherCurrencyIsRefusedUnlessThePriceListHasIt() throws {
    var group = InvoiceCase.group(.eur)
    let foreign = InvoiceCase.row("a", "sms", Amount(units: 10), Amount("5"), .usd)
    #expect(throws: BillingError.self) { try draft(group, [foreign]) }
    group.priceList.prices = [
      ProductPrice(
        category: "sms", unit: "piece", tiers: [PriceTier(from: .zero, unitPrice: Amount("0.2"))])
    ]
    #expect(try draft(group, [foreign]).invoice.total == Money(Amount("2"), .eur))
  }

  @Test func plansChargeTheirDays() throws {
    var group = InvoiceCase.group(.eur)
    let catalog = Catalog(plans: [
      CatalogPlan(id: "basic", title: "Basic", monthly: [Money(Amount("31"), .eur)]),
      CatalogPlan(id: "plus", title: "Plus", monthly: [Money(Amount("62"), .eur)]),
    ])
    group.subscription = Subscription(
      plan: "basic", since: Day("2026-09-01")!,
      next: SubscriptionChange(plan: "plus", startsOn: Day("2026-10-11")!))
    let invoice = try draft(group, [], catalog: catalog).invoice
    #expect(picture(invoice) == ["subscription - 10", "subscription - 42", "total 52"])
    group.subscription?.paidThrough = Day("2026-10-31")!
    #expect(try draft(group, [], catalog: catalog).invoice.lines.isEmpty)
    group.subscription = Subscription(plan: "gone", since: Day("2026-09-01")!)
    #expect(throws: BillingError.self) { try draft(group, [], catalog: catalog) }
  }

  @Test func enormousUsageIsRefusedAndDoesNotTrap() {
    var group = InvoiceCase.group(.eur)
    let huge = Amount("900000000000000000")
    group.priceList.prices = [
      ProductPrice(
        category: "sms", unit: "piece", tiers: [PriceTier(from: .zero, unitPrice: huge)])
    ]
    let row = InvoiceCase.row("a", "sms", huge, huge, .eur)
    #expect(throws: BillingError.self) { try draft(group, [row]) }
  }

  @Test func comparisonSaysWhatDiffersAndWhy() throws {
    var group = InvoiceCase.group(.eur)
    let invoice = try draft(group, [row("a", 10, Amount("5"))]).invoice
    let restated = InvoiceComparison(
      invoice, usage: [row("a", 12, Amount("6"))], catalog: Catalog())
    #expect(restated.rows.map(\.difference.amount.text) == ["-1"])
    #expect(restated.rows[0].reason == "usage restated since the invoice: 10 to 12 piece")
    group.priceList.prices = [
      ProductPrice(
        category: "sms", unit: "piece", tiers: [PriceTier(from: .zero, unitPrice: Amount("1"))])
    ]
    let listed = try draft(group, [row("a", 10, Amount("5"))]).invoice
    let compared = InvoiceComparison(listed, usage: [row("a", 10, Amount("5"))], catalog: Catalog())
    #expect(compared.rows[0].reason == "billed at the group's price list")
  }
}
