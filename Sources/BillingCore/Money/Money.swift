/// An amount of one currency. Two currencies are never added: that is a programmer's mistake.
package struct Money: Hashable, Sendable {
  package var amount: Amount
  package let currency: Currency

  package init(_ amount: Amount, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money { Money(.zero, currency) }

  package static func + (a: Money, b: Money) -> Money {
    precondition(a.currency == b.currency, "two currencies are never added")
    return Money(a.amount + b.amount, a.currency)
  }

  package static func - (a: Money, b: Money) -> Money { a + -b }
  package static prefix func - (a: Money) -> Money { Money(-a.amount, a.currency) }
  package static func += (a: inout Money, b: Money) { a = a + b }

  /// The amount at the currency's own decimals, as it is billed.
  package func rounded(_ rounding: Rounding = .halfEven) -> Money {
    Money(amount.rounded(to: currency.exponent, rounding), currency)
  }

  /// Splits into parts of whole coins that add up exactly.
  package func allocated(by weights: [Amount]) -> [Money] {
    amount.allocated(by: weights, digits: currency.exponent).map { Money($0, currency) }
  }
}
