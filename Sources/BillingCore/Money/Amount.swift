/// An exact decimal with nine fraction digits; never a binary floating-point number.
package struct Amount: Hashable, Comparable, Sendable {
  /// Billionths of the unit. Any |amount| below 10¹⁸ is exact; sums have ten digits of headroom.
  package var nanos: Int128

  package static let zero = Amount(nanos: 0)
  package static let nanosPerUnit: Int128 = 1_000_000_000
  /// |amount| stays below this: spec'd at 10¹⁸.
  package static let magnitudeLimit = Amount(nanos: nanosPerUnit * nanosPerUnit * nanosPerUnit)

  package init(nanos: Int128) {
    self.nanos = nanos
  }

  package init(units: Int) {
    nanos = Int128(units) * Self.nanosPerUnit
  }

  package static func < (a: Amount, b: Amount) -> Bool { a.nanos < b.nanos }
  package static func + (a: Amount, b: Amount) -> Amount { Amount(nanos: a.nanos + b.nanos) }
  package static func - (a: Amount, b: Amount) -> Amount { Amount(nanos: a.nanos - b.nanos) }
  package static prefix func - (a: Amount) -> Amount { Amount(nanos: -a.nanos) }
  package static func += (a: inout Amount, b: Amount) { a.nanos += b.nanos }
  package static func -= (a: inout Amount, b: Amount) { a.nanos -= b.nanos }

  package var isZero: Bool { nanos == 0 }
  package var isNegative: Bool { nanos < 0 }
  package var magnitude: Amount { Amount(nanos: nanos < 0 ? -nanos : nanos) }

  /// For statistics and drawing only; what is shown as money never comes from here.
  package var approximate: Double { nanos.approximate / 1e9 }
}

extension Int128 {
  /// The nearest `Double`. Nearly all numbers fit 64 bits, and are far faster that way.
  package var approximate: Double {
    let low = Int64(truncatingIfNeeded: self)
    return Int128(low) == self ? Double(low) : Double(self)
  }
}
