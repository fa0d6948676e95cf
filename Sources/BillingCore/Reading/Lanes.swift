/// Eight series side by side; one of them is a lane.
typealias Lanes = SIMD8<Float>
typealias LaneMask = SIMDMask<SIMD8<Int32>>
/// The last 64 days of eight series; day n lives at n modulo 64.
typealias LaneRing = InlineArray<64, Lanes>

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
