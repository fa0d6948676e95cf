import BillingCore

/// Ticks of an axis: `400`, `2.5`, `12k`, `1.5M`.
enum AxisWords {
  static func tick(_ value: Double) -> String {
    let magnitude = value.magnitude
    if magnitude >= 1e9 { return short(value / 1e9) + "G" }
    if magnitude >= 1e6 { return short(value / 1e6) + "M" }
    if magnitude >= 10_000 { return short(value / 1e3) + "k" }
    return short(value)
  }

  private static func short(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return Amount(nanos: Int128(thousandths) * 1_000_000).text
  }
}
