/// Some series side by side; one of them is a lane.
typealias Lanes = SIMD4<Float>
typealias LaneBits = SIMD4<Int32>
typealias LaneMask = SIMDMask<LaneBits>
/// What is kept of a few series: a record for each of the last 64 days, day n at n modulo 64, then
/// the older parts of the windows.
typealias LaneRows = MutableSpan<Lanes>

/// The places in a day's record, and of the windows behind the records.
enum Row {
  static let amount = 0
  static let known = 1
  static let cleaned = 2
  static let weight = 3
  static let residual = 4
  static let capped = 5
  static let deviation = 6
  static let count = 8

  static let profile = 64 * count
  static let far = profile + LaneProfile.days * LaneProfile.fields
  static let near = far + SpikeRule.levelDays * LaneLevel.fields
  static let noise = near + SpikeRule.nearDays * LaneLevel.fields
  static let recent = noise + LaneNoise.days * LaneNoise.fields
  /// Known days by the weekday of the series.
  static let weekdays = recent + LaneRecent.days * LaneRecent.fields
  static let total = weekdays + 7
}

extension Lanes {
  /// The larger of each lane; the numbers in lanes are never NaN.
  @inline(__always) func atLeast(_ other: Lanes) -> Lanes {
    replacing(with: other, where: other .> self)
  }

  @inline(__always) func atMost(_ other: Lanes) -> Lanes {
    replacing(with: other, where: other .< self)
  }

  @inline(__always) func only(where mask: LaneMask) -> Lanes {
    Lanes.zero.replacing(with: self, where: mask)
  }

  @inline(__always) var size: Lanes { atLeast(-self) }

  /// Natural logarithm of positive numbers, to about seven digits.
  @inline(__always) var logarithm: Lanes {
    let bits = unsafeBitCast(self, to: LaneBits.self)
    // Splits at √½, so that the mantissa lies around 1.
    let shifted = bits &- 0x3F35_04F3
    let exponent = shifted &>> 23
    let mantissa = unsafeBitCast(bits &- (exponent &<< 23), to: Lanes.self)
    let s = (mantissa - 1) / (mantissa + 1)
    let q = s * s
    var series = q * (1 / 9) + (1 / 7)
    series = series * q + (1 / 5)
    series = series * q + (1 / 3)
    return 2 * s + 2 * s * q * series + Lanes(exponent) * 0.693_147_2
  }
}

/// The three largest numbers of those put in, lane by lane; nothing below zero counts.
struct LaneTopThree {
  private var first = Lanes.zero
  private var second = Lanes.zero
  private(set) var third = Lanes.zero

  @inline(__always)
  mutating func insert(_ value: Lanes) {
    let lower = first.atMost(value)
    first = first.atLeast(value)
    third = third.atLeast(second.atMost(lower))
    second = second.atLeast(lower)
  }
}

extension LaneMask {
  static var none: LaneMask { LaneMask(repeating: false) }
  @inline(__always) var isAny: Bool { self != .none }
}

extension LaneMask {
  @inline(__always) var isAll: Bool { self == LaneMask(repeating: true) }
}
