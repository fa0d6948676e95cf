/// Amounts as a person reads them: `1,120.40`, `-3`, `<0.01`; the same everywhere.
package enum MoneyText {
  /// The amount at so many decimals with thousands apart; what is there but too small says so.
  package static func grouped(_ amount: Amount, digits: Int) -> String {
    let rounded = amount.rounded(to: digits, .halfEven)
    if rounded.isZero, !amount.isZero { return tooSmall(amount, digits: digits) }
    let text = rounded.text(minimumDigits: digits)
    let parts = text.split(separator: ".", maxSplits: 1)
    let whole = separated(String(parts[0]))
    return parts.count == 2 ? "\(whole).\(parts[1])" : whole
  }

  private static func tooSmall(_ amount: Amount, digits: Int) -> String {
    let least = Amount(nanos: Amount.powerOfTen(9 - digits)).text
    return amount.isNegative ? ">-\(least)" : "<\(least)"
  }

  private static func separated(_ whole: String) -> String {
    let negative = whole.hasPrefix("-")
    let digits = negative ? whole.dropFirst() : Substring(whole)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return negative ? "-" + result : result
  }
}

extension Money {
  /// `1,120.40`, at the currency's decimals.
  package var figure: String { MoneyText.grouped(amount, digits: currency.exponent) }
  /// `EUR 1,120.40`.
  package var text: String { "\(currency.code) \(figure)" }
  /// `46,600`: without decimals, for forecasts and axes.
  package var roundFigure: String { MoneyText.grouped(amount, digits: 0) }
}
