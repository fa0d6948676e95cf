/// How amounts that are not zero spread, on a scale of ratios; older ones may fade.
struct AmountSpread: Hashable, Sendable {
  private var weight = 0.0
  private var sum = 0.0
  private var squares = 0.0

  /// The amount that so many spreads above the middle is; nil with too few amounts.
  func limit(spreads: Double, least: Double, prior: Double = 0, priorWeight: Double = 0)
    -> Double?
  {
    guard weight >= least else { return nil }
    let mean = sum / weight
    let variance = max(squares / weight - mean * mean, 0)
    let shrunk = (variance * weight + prior * prior * priorWeight) / (weight + priorWeight)
    return RatioScale.exp(mean + spreads * shrunk.squareRoot())
  }

  /// An amount above the limit counts as the limit: one spike does not widen the spread.
  mutating func learn(_ amount: Double, cappedAt limit: Double?, memory: Double) {
    guard amount > 0 else { return }
    let scaled = RatioScale.log(min(amount, limit ?? amount))
    weight = weight * memory + 1
    sum = sum * memory + scaled
    squares = squares * memory + scaled * scaled
  }
}

/// Natural logarithm and exponential, the same to the last bit on every machine.
package enum RatioScale {
  private static let ln2 = 0.693_147_180_559_945_3

  /// For positive, finite numbers.
  static func log(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.414_213_562_373_095 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let q = s * s
    var series = 0.0
    for odd in stride(from: 17.0, through: 3, by: -2) { series = (series + 1 / odd) * q }
    return 2 * s * (1 + series) + exponent * ln2
  }

  package static func exp(_ value: Double) -> Double {
    let bounded = min(max(value, -700), 700)
    let whole = (bounded / ln2).rounded()
    let rest = bounded - whole * ln2
    var series = 1.0
    for n in stride(from: 13.0, through: 1, by: -1) { series = 1 + series * rest / n }
    return Double(sign: .plus, exponent: Int(whole), significand: series)
  }
}
