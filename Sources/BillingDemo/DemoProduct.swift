import BillingCore

/// One product of the demo's catalog and its list price in US dollars.
struct DemoProduct {
  let category: String
  let title: String
  let family: String
  let unit: String
  /// Billionths of a dollar for one unit.
  let nanos: Int64

  init(_ category: String, _ title: String, _ unit: String, _ nanos: Int64, _ family: String) {
    self.category = category
    self.title = title
    self.unit = unit
    self.nanos = nanos
    self.family = family
  }

  /// Volumes that are measured rather than counted have three decimals.
  var isMeasured: Bool { unit == "gigabytes" || unit == "hours" }

  /// The unit price in a currency after a discount, at as many decimals as price lists have.
  func price(in currency: Currency, discountPerMille: Int64 = 0) -> Int64 {
    let local = nanos * DemoCurrency.perMille(of: currency) / 1000 * (1000 - discountPerMille)
    let step: Int64 = local >= 10_000_000_000 ? 10_000 : 10
    return max(step, (local / 1000 + step / 2) / step * step)
  }
}

/// What a dollar's worth of list price is in the demo's other currencies: round, invented rates.
enum DemoCurrency {
  static let cad = Currency("CAD") ?? .usd
  static let all: [Currency] = [.usd, .eur, .gbp, .jpy, cad]

  static func perMille(of currency: Currency) -> Int64 {
    switch currency {
    case .eur: 920
    case .gbp: 790
    case .jpy: 150_000
    case cad: 1_360
    default: 1000
    }
  }
}
