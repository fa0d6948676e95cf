/// How a quotient that does not come out even is settled; always said, never a default.
package enum Rounding: Sendable {
  case halfEven
  case halfAwayFromZero
  case down
}

extension Amount {
  /// The nearest multiple of 10⁻ᵈⁱᵍⁱᵗˢ.
  package func rounded(to digits: Int, _ rounding: Rounding) -> Amount {
    let step = Amount.powerOfTen(9 - min(max(digits, 0), 9))
    return Amount(nanos: Amount.divide(nanos, by: step, rounding) * step)
  }

  /// `self × numerator ÷ denominator`, rounded once at nine decimals; nil when it does not fit.
  package func scaled(by numerator: Int128, over denominator: Int128, _ rounding: Rounding)
    -> Amount?
  {
    let (product, overflow) = nanos.multipliedReportingOverflow(by: numerator)
    guard !overflow, denominator != 0 else { return nil }
    return Amount(nanos: Amount.divide(product, by: denominator, rounding))
  }

  /// Price times quantity, rounded once at nine decimals; nil when it does not fit.
  package func multiplied(by quantity: Amount, _ rounding: Rounding) -> Amount? {
    scaled(by: quantity.nanos, over: Amount.nanosPerUnit, rounding)
  }

  package static func powerOfTen(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<max(exponent, 0) { result *= 10 }
    return result
  }

  package static func divide(_ value: Int128, by divisor: Int128, _ rounding: Rounding) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 || rounding == .down { return quotient }
    let away: Int128 = (value < 0) == (divisor < 0) ? 1 : -1
    let twice = remainder.magnitude * 2
    if twice > divisor.magnitude { return quotient + away }
    if twice < divisor.magnitude { return quotient }
    let stays = rounding == .halfEven && quotient % 2 == 0
    return stays ? quotient : quotient + away
  }
}
