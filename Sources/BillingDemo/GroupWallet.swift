import BillingCore

/// A group's payment methods, and how it recharges.
struct GroupWallet {
  let methods: [PaymentMethod]
  let recharge: AutoRecharge?

  init(_ plan: GroupPlan, timeline: DemoTimeline) {
    let added = timeline.first + plan.span.lowerBound
    methods = plan.shape.wallet.enumerated().map { place, wallet in
      let id = "method-\(plan.shape.prefix)-\(place + 1)"
      return PaymentMethod(
        id: MethodID(known: id), instrument: Self.instrument(wallet, timeline),
        token: "sandbox-\(id)", isPrimary: place == 0, addedOn: added)
    }
    recharge = Self.recharge(plan, methods.first)
  }

  var primary: PaymentMethod? { methods.first }

  private static func instrument(_ wallet: Wallet, _ timeline: DemoTimeline) -> PaymentInstrument {
    switch wallet {
    case .card(let brand, let lastFour, let monthsLeft):
      let expires = min(timeline.today.month + monthsLeft, DemoTimeline.lastDay.month)
      return .card(brand: brand, lastFour: lastFour, expires: expires, holder: "Acme Telecom")
    case .bank(let bank, let lastFour):
      return .bankTransfer(bank: bank, lastFour: lastFour, holder: "Acme Telecom")
    case .marketplace(let marketplace):
      return .marketplace(marketplace, subscription: "acme-telecom-messaging")
    }
  }

  /// On where the group is prepaid; set up and switched off where it has a plan.
  private static func recharge(_ plan: GroupPlan, _ method: PaymentMethod?) -> AutoRecharge? {
    guard let method else { return nil }
    let day = max(1, Int(plan.shape.dailyCents / 100))
    let magnitude = nice(day)
    let isPrepaid = plan.shape.story == .prepaid
    guard isPrepaid || plan.shape.plan != nil else { return nil }
    return AutoRecharge(
      isEnabled: isPrepaid, threshold: plan.money(units: magnitude * 4),
      amount: plan.money(units: magnitude * 15), monthlyCap: plan.money(units: magnitude * 90),
      method: method.id)
  }

  /// One, two or five times a power of ten: the largest that is not above the number.
  static func nice(_ number: Int) -> Int {
    var power = 1
    while power <= number / 10 { power *= 10 }
    return [5, 2, 1].map { $0 * power }.first { $0 <= number } ?? 1
  }
}
