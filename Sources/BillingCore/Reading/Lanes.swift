/// Eight series side by side; one of them is a lane.
typealias Lanes = SIMD8<Float>
typealias LaneMask = SIMDMask<SIMD8<Int32>>
/// What is kept of eight series: a record for each of the last 64 days, day n at n modulo 64, then
/// the two windows of `LaneWindow`.
typealias LaneRows = MutableSpan<Lanes>

/// The places in a day's record.
enum Row {
  static let amount = 0
  static let known = 1
  static let cleaned = 2
  static let weight = 3
  static let residual = 4
  static let capped = 5
  static let deviation = 6
  static let echo = 7
  static let echoBase = 8
  // Sums, highs and lows of the seven days up to this one.
  static let cleanedWeek = 9
  static let weightWeek = 10
  static let cappedWeek = 11
  static let echoWeek = 12
  static let echoBaseWeek = 13
  static let highWeek = 14
  static let lowWeek = 15
  static let count = 16

  static let windows = 64 * count
  static let total = windows + 2 * 3 * LaneWindow.days

  /// The record of a series that has no days yet.
  static var empty: [Lanes] {
    var rows = [Lanes](repeating: .zero, count: total)
    for day in 0..<64 {
      rows[day * count + highWeek] = Lanes(repeating: -LaneSettings.huge)
      rows[day * count + lowWeek] = Lanes(repeating: LaneSettings.huge)
    }
    return rows
  }
}

extension SIMD8<Float> {
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

  /// The square root of numbers that are not negative; the library's goes lane by lane.
  @inline(__always) var root: Lanes {
    let guess =
      SIMD8<Int32>(repeating: 0x5F37_59DF) &- (unsafeBitCast(self, to: SIMD8<Int32>.self) &>> 1)
    var inverse = unsafeBitCast(guess, to: Lanes.self)
    let half = 0.5 * self
    inverse *= 1.5 - half * inverse * inverse
    inverse *= 1.5 - half * inverse * inverse
    inverse *= 1.5 - half * inverse * inverse
    return self * inverse
  }

  /// Natural logarithm of positive numbers, to about seven digits.
  @inline(__always) var logarithm: Lanes {
    let bits = unsafeBitCast(self, to: SIMD8<Int32>.self)
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
  var first = Lanes.zero
  var second = Lanes.zero
  var third = Lanes.zero

  @inline(__always) mutating func insert(_ value: Lanes) {
    let one = first.atLeast(value)
    let lower = first.atMost(value)
    let two = second.atLeast(lower)
    third = third.atLeast(second.atMost(lower))
    first = one
    second = two
  }

  /// The third largest of both.
  @inline(__always) func third(with other: LaneTopThree) -> Lanes {
    third.atLeast(other.third)
      .atLeast(second.atMost(other.first))
      .atLeast(first.atMost(other.second))
  }
}
