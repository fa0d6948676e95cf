/// How the days of a week compare, over the last six weeks of a series.
struct WeekdayProfile {
  private static let days = 42
  private let values: [Double]
  /// By position in the series modulo seven; 1 is the mean day.
  private(set) var factors = [Double](repeating: 1, count: 7)

  /// NaN stands for a missing day.
  init(_ values: [Double]) {
    self.values = values
    var sums = [Double](repeating: 0, count: 7)
    var counts = [Double](repeating: 0, count: 7)
    for at in max(0, values.count - Self.days)..<values.count where !values[at].isNaN {
      sums[at % 7] += values[at]
      counts[at % 7] += 1
    }
    let known = counts.reduce(0, +)
    let mean = known > 0 ? sums.reduce(0, +) / known : 0
    guard mean > 1e-9 else { return }
    for weekday in 0..<7 where counts[weekday] >= 2 {
      let raw = min(max(sums[weekday] / counts[weekday] / mean, 0), 5)
      factors[weekday] = 1 + (raw - 1) * counts[weekday] / (counts[weekday] + 0.5)
    }
  }

  /// The mean of so many days without their weekdays; nil when none of them is known.
  func level(_ days: Int, before end: Int) -> Double? {
    var sum = 0.0
    var weight = 0.0
    for at in max(0, end - days)..<max(0, end) where !values[at].isNaN {
      sum += values[at]
      weight += max(factors[at % 7], 0.05)
    }
    return weight > 0 ? sum / weight : nil
  }
}
