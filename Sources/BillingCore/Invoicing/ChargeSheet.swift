/// Charges as they gather: lines in whole coins, and what they come to before rounding.
struct ChargeSheet {
  let currency: Currency
  private(set) var lines: [InvoiceLine] = []
  private(set) var exact: Amount = .zero

  init(_ currency: Currency) {
    self.currency = currency
  }

  mutating func add(_ line: InvoiceLine, exact: Amount) throws(BillingError) {
    guard exact.magnitude < Amount.magnitudeLimit else { throw .chargeTooLarge(line.text) }
    lines.append(line)
    self.exact += exact
  }

  /// What is charged: the exact sum, rounded once.
  var charged: Amount { exact.rounded(to: currency.exponent, .halfEven) }
  /// What rounding each line took away or added.
  var roundingDifference: Amount { charged - lines.reduce(.zero) { $0 + $1.amount.amount } }

  func money(_ amount: Amount) -> Money { Money(amount, currency) }
}

extension BillingError {
  static func chargeTooLarge(_ text: String) -> BillingError {
    BillingError(
      .invalid, "The charge for “\(text)” is too large to be billed.",
      remedy: "Correct the imported usage or the price list.")
  }

  static func foreignCurrency(_ category: String, _ found: Currency, _ group: BillingGroup)
    -> BillingError
  {
    BillingError(
      .invalid,
      "“\(category)” was used in \(found.code), and “\(group.name)” is billed in "
        + "\(group.currency.code).",
      remedy: "Give it a price in the group's price list, or correct the import.")
  }
}
