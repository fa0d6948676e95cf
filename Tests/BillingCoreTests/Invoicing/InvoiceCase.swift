import BillingCore

/// Small numbers out of a seed, the same on every machine.
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Anything from a billionth to many thousands, sometimes negative.
  mutating func amount(negative percent: Int) -> Amount {
    let nanos = Int128(next() % 1_000_000) * Amount.powerOfTen(below(9))
    return Amount(nanos: chance(percent) ? -nanos : nanos)
  }
}

/// One made-up month of a group: the whole of it follows from the seed.
struct InvoiceCase {
  static let month = Month("2026-10")!
  static let categories = ["sms", "mms", "voice"]
  static let currencies: [Currency] = [.eur, .usd, .jpy, Currency("KWD")!]

  var numbers: SeededNumbers
  let currency: Currency
  var group: BillingGroup
  var rows: [UsageRow] = []

  init(seed: UInt64) {
    numbers = SeededNumbers(seed)
    currency = Self.currencies[numbers.below(4)]
    group = Self.group(currency)
    group.profile.taxRate = [.zero, Amount(units: 19), Amount("8.1")][numbers.below(3)]
    for category in Self.categories where numbers.chance(70) { addProduct(category) }
    for index in 0..<numbers.below(4) { addCredit(index) }
  }

  static func group(_ currency: Currency) -> BillingGroup {
    BillingGroup(
      id: BillingGroupID("commerce_billingprofile_ABCdef1239")!, name: "Europe",
      currency: currency, country: "DE", createdOn: Day("2026-01-01")!,
      profile: BillingProfile(
        billingAddress: PostalAddress(name: "Acme", city: "Berlin", country: "DE")))
  }

  static func row(
    _ account: String?, _ category: String, _ quantity: Amount, _ price: Amount,
    _ currency: Currency
  ) -> UsageRow {
    var key = UsageKey()
    key.account = .some(account.flatMap { AccountID($0) })
    key.category = category
    return UsageRow(
      key: key, usage: [Quantity(quantity, "piece")], price: Money(price, currency))
  }

  private mutating func addProduct(_ category: String) {
    for account in 0..<(1 + numbers.below(4)) {
      rows.append(
        Self.row(
          account == 3 ? nil : "account-\(account)", category, numbers.amount(negative: 10),
          numbers.amount(negative: 10), currency))
    }
    guard numbers.chance(50) else { return }
    let tiers = (0..<(1 + numbers.below(3))).map { index in
      PriceTier(
        from: Amount(units: index * 500), unitPrice: Amount(nanos: Int128(numbers.below(9_999_999)))
      )
    }
    let mode: TierMode = numbers.chance(50) ? .volume : .graduated
    group.priceList.prices.append(
      ProductPrice(category: category, unit: "piece", mode: mode, tiers: tiers))
  }

  private mutating func addCredit(_ index: Int) {
    let value = numbers.amount(negative: 0).rounded(to: currency.exponent, .down)
    let part = Int128(numbers.below(101))
    let remaining = value.scaled(by: part, over: 100, .down) ?? .zero
    group.credits.append(
      Credit(
        id: Identifier("credit-\(index)")!, kind: .promotional, value: Money(value, currency),
        remaining: Money(remaining, currency), start: Day("2026-09-01")! + numbers.below(90),
        expiry: numbers.chance(60) ? Day("2026-10-01")! + numbers.below(120) : nil))
  }
}
