@testable import BillingCore

/// Series made by formula, so that no test needs a file of numbers.
enum MadeSeries {
  static let first = Day("2025-01-06")!

  /// A steady group: weekdays at `level`, weekends at a fifth, and a little deterministic noise.
  static func weekly(_ days: Int, level: Double = 100, noise: Double = 0.1) -> [Double?] {
    var random = Random(seed: 7)
    return (0..<days).map { day in
      let share = day % 7 < 5 ? 1.0 : 0.2
      return (level * share * (1 + noise * (2 * random.unit() - 1)) * 100).rounded() / 100
    }
  }

  static func constant(_ days: Int, _ value: Double = 50) -> [Double?] {
    Array(repeating: value, count: days)
  }

  static func with(_ series: [Double?], _ changes: [Int: Double?]) -> [Double?] {
    var changed = series
    for (day, value) in changes { changed[day] = value }
    return changed
  }

  /// Some spend about every fourth day.
  static func sparse(_ days: Int) -> [Double?] {
    (0..<days).map { day in
      guard day % 4 == 1 else { return 0 }
      return 20 + Double(day * 7 % 11)
    }
  }

  /// Linear congruence: the same numbers everywhere.
  struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}
