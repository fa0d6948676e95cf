/// An ISO 4217 currency that billtop knows, by its three letters.
package struct Currency: Hashable, Comparable, Sendable {
  package let code: String
  /// Decimals of the smallest coin: 2 for EUR, 0 for JPY, 3 for KWD.
  package let exponent: Int

  package init?(_ code: String) {
    guard let exponent = CurrencyTable.exponent(of: code) else { return nil }
    self.code = code
    self.exponent = exponent
  }

  private init(known code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  package static let usd = Currency(known: "USD", exponent: 2)
  package static let eur = Currency(known: "EUR", exponent: 2)
  package static let gbp = Currency(known: "GBP", exponent: 2)
  package static let jpy = Currency(known: "JPY", exponent: 0)

  package static func < (a: Currency, b: Currency) -> Bool { a.code < b.code }
  package static var all: [Currency] { CurrencyTable.codes.compactMap { Currency($0) } }

  /// One coin of the smallest kind.
  package var smallestCoin: Amount { Amount(nanos: Amount.powerOfTen(9 - exponent)) }
}
