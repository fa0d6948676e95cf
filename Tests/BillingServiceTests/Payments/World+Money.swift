import BillingCore
import BillingService

extension World {
  static let invoiceNumber = "INV-222-0001"
  static let catalog = Catalog(
    products: [
      CatalogProduct(
        category: "sms", title: "SMS", unit: "segments",
        listPrices: [Money(Amount("0.01"), .eur), Money(Amount("0.01"), .usd)])
    ],
    plans: [("basic", 30), ("plus", 60)].map { id, price in
      CatalogPlan(
        id: id, title: id, monthly: [.eur, .usd].map { Money(Amount(units: price), $0) })
    })

  /// Everything that money can be moved with: two methods, a plan, an invoice that is due, a
  /// trigger, a budget, a trial account, usage of two months.
  static func furnished() -> World {
    var world = World()
    world.organization.catalog = catalog
    world.organization.addressBook = [PostalAddress(name: "Office", country: "DE")]
    for index in world.organization.groups.indices {
      world.records += usage(of: world.organization.groups[index])
      furnish(&world.organization.groups[index])
    }
    for index in world.organization.accounts.indices {
      world.organization.accounts[index].plan = .trial
    }
    return world
  }

  private static func furnish(_ group: inout BillingGroup) {
    let currency = group.currency
    group.methods = [
      method("method-1", "4242", isPrimary: true), method("method-2", "1881", isPrimary: false),
      method("method-3", "0005", isPrimary: false),
    ]
    group.subscription = Subscription(
      plan: "basic", since: Day("2026-08-01")!, state: .cancelling(endsOn: today))
    group.budget = Money(Amount("500"), currency)
    group.acknowledgements = [
      SpikeAcknowledgement(day: today - 3, reason: .expected, by: "bill", at: moment.now)
    ]
    group.autoRecharge = AutoRecharge(
      threshold: Money(Amount("50"), currency), amount: Money(Amount("200"), currency),
      monthlyCap: Money(Amount("500"), currency), method: MethodID("method-3")!)
    group.triggers = [trigger("trigger-1", limit: "5")]
    group.invoices = [dueInvoice(currency)]
    group.post(issued: group.invoices[0], at: moment.now)
    group.payments = [
      Payment(
        id: Identifier("PAY-1")!, key: "key-earlier", amount: Money(Amount("100"), currency),
        purpose: .funds, method: MethodID("method-1")!, methodTitle: "Visa ending 4242",
        state: .succeeded(at: moment.now, reference: "sandbox-1"), createdAt: moment.now,
        createdBy: "bill", receipt: "RCT-1")
    ]
    group.post(paid: group.payments[0], at: moment.now)
  }

  static func method(_ id: String, _ lastFour: String, isPrimary: Bool) -> PaymentMethod {
    PaymentMethod(
      id: MethodID(id)!,
      instrument: .card(
        brand: "Visa", lastFour: lastFour, expires: Month("2028-01")!, holder: "Acme"),
      token: "tok_secret_\(id)", isPrimary: isPrimary, addedOn: today - 100)
  }

  static func trigger(_ id: String, limit: String) -> UsageTrigger {
    UsageTrigger(
      id: Identifier(id)!, name: "Watch", basis: .price,
      threshold: .absolute(try! Amount.parse(limit).amount), recurrence: .monthly,
      channel: "ops", createdOn: today - 50, createdBy: "ines")
  }

  private static func dueInvoice(_ currency: Currency) -> Invoice {
    let amount = Money(Amount("40"), currency)
    let line = InvoiceLine(kind: .subscription, text: "basic", amount: amount)
    return Invoice(
      number: invoiceNumber, month: Month("2026-09")!, state: .due(on: today - 5),
      issuedOn: today - 45, lines: [line], total: amount)
  }

  /// Ten pieces for 1.25 on every day of October and of November so far, by the first account.
  private static func usage(of group: BillingGroup) -> [UsageRecord] {
    stride(from: Day("2026-10-01")!, through: today, by: 1).map { day in
      UsageRecord(
        group: group.id, account: group.accounts[0], category: "sms", product: "SMS",
        days: DayRange(day), usage: Quantity(Amount("10"), "segments"),
        price: Money(Amount("1.25"), group.currency))
    }
  }
}

/// A card to add; the token is what must never be seen again.
let newCard = PaymentInstrument.card(
  brand: "Visa", lastFour: "9999", expires: Month("2029-05")!, holder: "Acme")
