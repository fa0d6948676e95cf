package import BillingCore

/// Percentages as people read them; computed in whole tenths from exact amounts.
package enum PercentWords {
  /// `+13 %`, `−2 %`, `new` where there was nothing before; of a credit there are no percents.
  package static func change(from before: Amount, to after: Amount) -> String {
    guard before > .zero else { return before.isZero && !after.isZero ? "new" : "" }
    let percent = fraction(after - before, of: before) * 100
    let rounded = Int(min(max(percent, -99_999), 99_999).rounded())
    if rounded == 0, before != after { return percent > 0 ? "+<1 %" : "-<1 %" }
    return rounded > 0 ? "+\(rounded) %" : "\(rounded) %"
  }

  static func fraction(_ part: Amount, of whole: Amount) -> Double {
    whole.isZero ? 0 : part.approximate / whole.approximate
  }

  /// `50 %`; what is there but less than half a percent says so.
  static func text(_ fraction: Double) -> String {
    let percent = fraction * 100
    if percent > 0, percent < 0.5 { return "<1 %" }
    return "\(Int(min(max(percent, -99_999), 99_999).rounded())) %"
  }
}
