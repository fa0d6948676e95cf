/// Amounts as a person reads them: `1,120.40`, `-3`, `<0.01`; the same everywhere.
package enum MoneyText {
  /// The amount at so many decimals with thousands apart; what is there but too small says so.
  package static func grouped(_ amount: Amount, digits: Int) -> String {
    let rounded = amount.rounded(to: digits, .halfEven)
    if rounded.isZero, !amount.isZero { return tooSmall(amount, digits: digits) }
    var text = rounded.text(minimumDigits: digits)
    return text.withUTF8(separated) ?? text
  }

  private static func tooSmall(_ amount: Amount, digits: Int) -> String {
    let least = Amount(nanos: Amount.powerOfTen(9 - digits)).text
    return amount.isNegative ? ">-\(least)" : "<\(least)"
  }

  /// With a comma before every third of the digits that stand before the point; nil without any.
  private static func separated(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    let start = text.first == UInt8(ascii: "-") ? 1 : 0
    let end = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    guard end - start > 3 else { return nil }
    return String(unsafeUninitializedCapacity: text.count + (end - start - 1) / 3) { grouped in
      var count = 0
      for index in text.indices {
        if index > start, index < end, (end - index) % 3 == 0 {
          grouped[count] = UInt8(ascii: ",")
          count += 1
        }
        grouped[count] = text[index]
        count += 1
      }
      return count
    }
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
