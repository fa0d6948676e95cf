import BillingCore
import Testing

/// An amount's text put together from strings.
private func slowText(_ amount: Amount, minimumDigits: Int) -> String {
  let units = amount.nanos.magnitude / 1_000_000_000
  var fraction = String(amount.nanos.magnitude % 1_000_000_000)
  fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
  while fraction.count > minimumDigits, fraction.last == "0" { fraction.removeLast() }
  let sign = amount.nanos < 0 ? "-" : ""
  return fraction.isEmpty ? "\(sign)\(units)" : "\(sign)\(units).\(fraction)"
}

/// A comma before every third digit, one sign after the other.
private func slowGroups(_ text: String) -> String {
  let parts = text.split(separator: ".", maxSplits: 1)
  let negative = parts[0].hasPrefix("-")
  let digits = negative ? parts[0].dropFirst() : parts[0]
  var grouped = negative ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
    grouped.append(digit)
  }
  return parts.count == 2 ? "\(grouped).\(parts[1])" : grouped
}

/// Around every power of ten, at both ends, and what cents and thousands make of it.
@Test func figuresHaveAllTheirDigits() {
  var nanos: [Int128] = [0, .max, .min, .min + 1]
  var power: Int128 = 1
  for _ in 0..<38 {
    nanos += [power, power - 1, power + 1, power / 3 * 2, -power, 1 - power, power / 7 * -5]
    power = power.multipliedReportingOverflow(by: 10).partialValue
  }
  for amount in nanos.map({ Amount(nanos: $0) }) {
    for digits in -1...9 {
      #expect(amount.text(minimumDigits: digits) == slowText(amount, minimumDigits: digits))
    }
    guard amount.nanos.magnitude < UInt128(Int128.max / 4) else { continue }
    for digits in [0, 2, 3] {
      let rounded = amount.rounded(to: digits, .halfEven)
      guard !rounded.isZero || amount.isZero else { continue }
      #expect(
        MoneyText.grouped(amount, digits: digits)
          == slowGroups(slowText(rounded, minimumDigits: digits)))
    }
  }
}
