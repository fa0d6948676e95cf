/// The marketplaces whose subscriptions pay bills.
package enum Marketplace: String, CaseIterable, Sendable {
  case aws, googleCloud, azure

  package var title: String {
    switch self {
    case .aws: "AWS Marketplace"
    case .googleCloud: "Google Cloud Marketplace"
    case .azure: "Azure Marketplace"
    }
  }
}

/// What money comes from. Never a card number: brand, last four, expiry and holder only.
package enum PaymentInstrument: Hashable, Sendable {
  case card(brand: String, lastFour: String, expires: Month, holder: String)
  case bankTransfer(bank: String, lastFour: String, holder: String)
  case marketplace(Marketplace, subscription: String)
}

/// One way to pay, as the processor knows it.
package struct PaymentMethod: Hashable, Sendable {
  package var id: MethodID
  package var instrument: PaymentInstrument
  /// The processor's name for it; shown nowhere.
  package var token: String
  package var isPrimary: Bool
  package var addedOn: Day

  package init(
    id: MethodID, instrument: PaymentInstrument, token: String, isPrimary: Bool = false,
    addedOn: Day
  ) {
    self.id = id
    self.instrument = instrument
    self.token = token
    self.isPrimary = isPrimary
    self.addedOn = addedOn
  }
}

package typealias MethodID = Identifier<PaymentMethod>

extension PaymentInstrument {
  /// `card`, `bankTransfer`, `aws`, `googleCloud` or `azure`.
  package var kind: String {
    switch self {
    case .card: "card"
    case .bankTransfer: "bankTransfer"
    case .marketplace(let marketplace, _): marketplace.rawValue
    }
  }

  /// `Visa ending 4242`; what a person recognises it by.
  package var title: String {
    switch self {
    case .card(let brand, let lastFour, _, _): "\(brand) ending \(lastFour)"
    case .bankTransfer(let bank, let lastFour, _): "\(bank) ending \(lastFour)"
    case .marketplace(let marketplace, _): marketplace.title
    }
  }

  /// The last day on which it can pay; nil when it does not expire.
  package var expires: Day? {
    if case .card(_, _, let month, _) = self { return month.last }
    return nil
  }
}
