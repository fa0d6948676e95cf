/// Sums side by side, one for each currency; the only way to total money of several groups.
package struct MoneyBag: Hashable, Sendable {
  private var sums: [Currency: Amount] = [:]

  package init() {}

  package init(_ money: some Sequence<Money>) {
    for item in money { add(item) }
  }

  package mutating func add(_ money: Money) {
    sums[money.currency, default: .zero] += money.amount
  }

  package mutating func add(_ other: MoneyBag) {
    for money in other.sorted { add(money) }
  }

  package subscript(currency: Currency) -> Amount? { sums[currency] }
  package var isEmpty: Bool { sums.isEmpty }

  /// By currency code, so that the order never jumps.
  package var sorted: [Money] {
    sums.keys.sorted().map { Money(sums[$0, default: .zero], $0) }
  }
}
