import BillingCore

/// SplitMix64: the same organizations for the same seed, on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes valid organizations that use every field and every case, in odd combinations.
struct RandomOrganization {
  private var random: SeededRandom
  private var counter = 0

  init(_ seed: UInt64) { random = SeededRandom(seed) }

  mutating func make(groups count: Int = 3, invoices: Int = 2) -> Organization {
    let unit = OrganizationalUnit(id: id(), name: text(), parent: nil)
    let units = [unit, OrganizationalUnit(id: id(), name: text(), parent: unit.id)]
    let users = (0..<3).map { _ in user() }
    var accounts: [Account] = []
    var groups: [BillingGroup] = []
    for _ in 0..<count {
      let own = (0..<Int.random(in: 1...4, using: &random)).map { _ in account(units, users) }
      accounts += own
      groups.append(group(own.map(\.id), invoices: invoices))
    }
    return Organization(
      id: "org-\(number())", name: text(), domain: maybe(domain()), currency: currency(),
      units: units, accounts: accounts, users: users, grants: grants(users, groups),
      groups: groups, addressBook: [address()], catalog: catalog(), revision: number())
  }

  mutating func text() -> String {
    let words = [
      "Retail", "Söhne & Co", "日本", "a\"b\\c", "tab\there", "line\nbreak", "“quoted”", "🙂",
      "e\u{301}", "\u{200E}mark", "zero\u{0}byte", "</json>", "  spaced  ",
    ]
    counter += 1
    return "\(words.randomElement(using: &random) ?? "") \(counter)"
  }

  private mutating func number() -> Int { Int.random(in: 0...9999, using: &random) }
  private mutating func id<Kind>() -> Identifier<Kind> {
    counter += 1
    return Identifier("x\(counter).y_z-@+") ?? Identifier("x")!
  }
  private mutating func groupID() -> BillingGroupID {
    counter += 1
    return BillingGroupID("commerce_billingprofile_EXAMPLE\(counter)")!
  }
  private mutating func day() -> Day {
    Day(number: Int32.random(in: -20_000...40_000, using: &random))
  }
  private mutating func month() -> Month { day().month }
  private mutating func moment() -> Timestamp {
    Timestamp(seconds: Int64.random(in: 0...4_000_000_000, using: &random))
  }
  private mutating func amount() -> Amount {
    let scale = Int128(
      [1, 1_000, 1_000_000_000, 1_000_000_000_000_000].randomElement(using: &random)!)
    return Amount(nanos: Int128(Int.random(in: -999_999_999...999_999_999, using: &random)) * scale)
  }
  private mutating func currency() -> Currency {
    [.eur, .usd, .jpy, .gbp].randomElement(using: &random)!
  }
  private mutating func money() -> Money { Money(amount(), currency()) }
  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values.randomElement(using: &random)!
  }
  private mutating func maybe<Value>(_ value: Value) -> Value? {
    Bool.random(using: &random) ? value : nil
  }
}

extension RandomOrganization {
  private mutating func user() -> User {
    User(id: id(), name: text(), email: text(), logins: [text(), text()])
  }

  private mutating func account(_ units: [OrganizationalUnit], _ users: [User]) -> Account {
    Account(
      id: id(), name: text(), unit: maybe(pick(units).id), parent: maybe(id()),
      plan: pick(AccountPlan.allCases),
      members: [AccountMember(user: pick(users).id, role: pick(AccountRole.allCases))])
  }

  private mutating func domain() -> VerifiedDomain {
    VerifiedDomain(name: "example.com", proof: pick(DomainProof.allCases), verifiedOn: day())
  }

  private mutating func address() -> PostalAddress {
    PostalAddress(
      name: text(), lines: [text(), text()], city: text(), region: text(), postcode: text(),
      country: pick(["DE", "US", "JP"]))
  }

  private mutating func grants(_ users: [User], _ groups: [BillingGroup]) -> [Grant] {
    var grants = users.map {
      Grant(user: $0.id, role: pick(Role.allCases), scope: .organization)
    }
    for group in groups {
      grants.append(
        Grant(user: pick(users).id, role: pick(Role.allCases), scope: .group(group.id)))
    }
    return grants
  }

  private mutating func catalog() -> Catalog {
    let product = CatalogProduct(
      category: text(), title: text(), family: text(), unit: text(),
      listPrices: [Money(amount(), .eur), Money(amount(), .usd)])
    let plan = CatalogPlan(id: text(), title: text(), monthly: [money()], summary: text())
    return Catalog(products: [product], plans: [plan])
  }

  private mutating func group(_ accounts: [AccountID], invoices: Int) -> BillingGroup {
    let (methods, own) = (methods(), currency())
    return BillingGroup(
      id: groupID(), name: text(), currency: own, country: "DE",
      state: pick(GroupState.allCases), createdOn: day(), accounts: accounts,
      primaryAccount: maybe(accounts[0]), profile: profile(), methods: methods,
      credits: [credit()], autoRecharge: maybe(recharge(methods[0].id)),
      subscription: maybe(subscription()), priceList: priceList(), budget: maybe(money()),
      triggers: [trigger(), trigger()], invoices: (0..<invoices).map { _ in invoice(in: own) },
      payments: (0..<4).map { _ in payment() }, ledger: Ledger(entries: [entry()]),
      spikes: SpikeSettings(sensitivity: amount(), minimum: maybe(money())),
      acknowledgements: [
        SpikeAcknowledgement(
          day: day(), reason: pick(SpikeReason.allCases), note: text(), by: text(), at: moment())
      ], notifications: (0..<3).map { _ in notification() }, revision: number())
  }

  private mutating func notification() -> TriggerNotification {
    let states: [NotificationState] = [
      .waiting(until: moment()), .delivered(at: moment()), .failed(at: moment(), reason: text()),
    ]
    return TriggerNotification(
      id: text(), trigger: id(), triggerName: text(), channel: text(), period: month().days,
      value: amount(), measure: text(), firedAt: moment(), attempts: number(), state: pick(states))
  }

  private mutating func profile() -> BillingProfile {
    BillingProfile(
      billingAddress: address(), shippingAddress: maybe(address()), taxAddress: maybe(address()),
      vatID: text(), taxRate: amount(),
      contacts: [BillingContact(name: text(), email: text())], invoiceText: text(),
      paymentTermDays: number())
  }

  private mutating func methods() -> [PaymentMethod] {
    let instruments: [PaymentInstrument] =
      [
        .card(brand: text(), lastFour: "4242", expires: month(), holder: text()),
        .bankTransfer(bank: text(), lastFour: "1234", holder: text()),
      ] + Marketplace.allCases.map { .marketplace($0, subscription: text()) }
    return instruments.enumerated().map { index, instrument in
      PaymentMethod(
        id: id(), instrument: instrument, token: text(), isPrimary: index == 0, addedOn: day())
    }
  }

  private mutating func credit() -> Credit {
    let value = Money(amount().magnitude, currency())
    return Credit(
      id: id(), kind: pick(CreditKind.allCases), value: value,
      remaining: Money(.zero, value.currency), start: day(), expiry: maybe(day()), note: text())
  }

  private mutating func recharge(_ method: MethodID) -> AutoRecharge {
    AutoRecharge(
      isEnabled: Bool.random(using: &random), threshold: money(), amount: money(),
      monthlyCap: maybe(money()), method: method)
  }

  private mutating func subscription() -> Subscription {
    let states: [SubscriptionState] = [
      .active, .cancelling(endsOn: day()), .cancelled(on: day()),
    ]
    return Subscription(
      plan: text(), since: day(), state: pick(states),
      next: maybe(SubscriptionChange(plan: text(), startsOn: day())), paidThrough: maybe(day()),
      past: (0..<2).map { _ in PastPlan(plan: text(), days: month().days) })
  }

  private mutating func priceList() -> PriceList {
    let tiers = [
      PriceTier(from: .zero, unitPrice: amount()), PriceTier(from: amount(), unitPrice: amount()),
    ]
    return PriceList(
      name: text(),
      prices: [
        ProductPrice(category: text(), unit: text(), mode: pick(TierMode.allCases), tiers: tiers)
      ])
  }

  private mutating func trigger() -> UsageTrigger {
    UsageTrigger(
      id: id(), name: text(), basis: pick(TriggerBasis.allCases), category: maybe(text()),
      account: maybe(id()), unit: maybe(text()),
      threshold: pick([.absolute(amount()), .relative(amount())]), base: amount(),
      recurrence: pick(TriggerRecurrence.allCases), channel: text(), createdOn: day(),
      createdBy: text(),
      firings: [TriggerFiring(period: month().days, value: amount(), at: moment())])
  }

  private mutating func invoice(in currency: Currency) -> Invoice {
    let states: [InvoiceState] = [
      .draft, .due(on: day()), .paid(at: moment(), payment: text()),
      .failed(at: moment(), reason: text(), due: day()), .void(at: moment(), reason: text()),
    ]
    let lines = InvoiceLineKind.allCases.map { kind in
      InvoiceLine(
        kind: kind, account: maybe(id()), category: maybe(text()), text: text(),
        quantity: maybe(Quantity(amount(), pick(["", text()]))), unitPrice: maybe(amount()),
        amount: Money(amount(), currency), corrects: maybe(month()), credit: maybe(id()))
    }
    let total = lines.reduce(Money.zero(currency)) { $0 + $1.amount }
    return Invoice(
      number: text(), month: month(), state: pick(states), issuedOn: maybe(day()), lines: lines,
      total: total, revision: number())
  }

  private mutating func payment() -> Payment {
    let purposes: [PaymentPurpose] = [
      .funds, .recharge, .invoice(number: text()), .plan(id: text()),
    ]
    let states: [PaymentState] = [
      .pending, .succeeded(at: moment(), reference: text()),
      .failed(at: moment(), reason: text()), .refunded(at: moment(), reference: text()),
    ]
    return Payment(
      id: id(), key: text(), amount: money(), purpose: pick(purposes), method: maybe(id()),
      methodTitle: text(), processor: maybe(text()), state: pick(states), createdAt: moment(),
      createdBy: text(), receipt: maybe(text()))
  }

  private mutating func entry() -> LedgerEntry {
    let money = money()
    return LedgerEntry(
      id: number(), at: moment(), memo: text(),
      postings: [
        Posting(account: pick(LedgerAccount.allCases), amount: money),
        Posting(account: pick(LedgerAccount.allCases), amount: -money),
      ])
  }
}
