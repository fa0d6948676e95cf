/// Daily series of all kinds, made by formula: sparse, negative, constant, with gaps, steps and
/// credits, tiny and huge; nil is a missing day.
enum MixedSeries {
  static func level(_ index: Int) -> Double { Double(10 + 4 * (index % 131)) }

  static func make(count: Int, days: Int, seed: UInt64) -> [[Double?]] {
    var random = Random(state: seed)
    return (0..<count).map { index in
      var walk = 1.0
      return (0..<days).map { day in
        walk *= 0.97 + 0.06 * random.unit()
        return value(index, day, walk, &random)
      }
    }
  }

  private static func value(_ index: Int, _ day: Int, _ walk: Double, _ random: inout Random)
    -> Double?
  {
    let kind = index % 23
    if random.unit() < 0.02 { return nil }
    switch kind {
    case 2 where day < 150 || day > 330: return 0
    case 3: return 50
    case 5 where day % 60 > 40, 17 where day % 90 > 60: return nil
    case 12: return random.unit() < 0.04 ? 200 * random.unit() : 0
    case 19: return 0
    case 20: return day == 200 ? 5000 : nil
    case 21: return random.unit() < 0.5 ? 100 : 100.01
    default: break
    }
    if kind % 5 == 4, random.unit() < 0.7 { return 0 }
    var value = level(index) * (day % 7 < 5 ? 1 : 0.3) * (0.7 + 0.6 * random.unit())
    if random.unit() < 0.02 { value *= 4 }
    return changed(value, kind, day, walk, &random)
  }

  private static func changed(
    _ value: Double, _ kind: Int, _ day: Int, _ walk: Double, _ random: inout Random
  ) -> Double {
    switch kind {
    case 6: value + 1e6 * (day > 220 ? 1 : 0)
    case 7: day > 120 ? value * 2.5 : value
    case 8: value * walk
    case 9: random.unit() < 0.05 ? -value : value
    case 10: -value
    case 11: value * 1e9
    case 13: day % 30 == 5 ? value + 3000 : value
    case 15: value * 1e-4
    case 16: random.unit() < 0.5 ? value : -value
    case 18: day == 200 ? value * 1e12 : value
    case 22: value.rounded()
    default: value
    }
  }

  /// Linear congruence: the same numbers everywhere.
  private struct Random {
    var state: UInt64

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}
