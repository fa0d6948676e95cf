/// What a month will end at, with the band that holds four of five outcomes.
package struct MonthForecast: Hashable, Sendable {
  package var month: Month
  /// The last observed day.
  package var asOf: Day
  package var total: Double
  package var low: Double
  package var high: Double
  /// What the observed days of the month add up to.
  package var toDate: Double
  package var daysLeft: Int
  /// Days of history behind it; below four weeks the weekdays are not known yet.
  package var history: Int
  /// What the remaining days are expected to be, one for each.
  package var coming: [Double]

  package static let leastHistory = 5
  package var isEarly: Bool { history < 28 }

  /// Nil with fewer than five known days: an honest forecast has nothing to say yet.
  package init?(
    _ amounts: [Double?], from first: Day, settings: DetectorSettings = DetectorSettings(),
    provisional: Int = 0
  ) {
    var detector = SpikeDetector(first: first, settings: settings)
    let settled = amounts.count - provisional
    for (index, amount) in amounts.enumerated() {
      detector.append(amount, provisional: index >= settled)
    }
    self.init(detector, provisional: provisional)
  }

  /// From a detector that has read up to the last observed day.
  package init?(_ detector: SpikeDetector, provisional: Int = 0) {
    guard detector.learnt >= Self.leastHistory, detector.count > 0 else { return nil }
    let profile = WeekdayProfile(detector)
    let last = detector.next - 1
    month = last.month
    asOf = last
    daysLeft = last.distance(to: month.last)
    history = detector.learnt
    let begin = detector.first.distance(to: month.first)
    let tail = detector.count - provisional
    toDate = 0
    var known = 0.0
    var hasCredit = false
    for at in max(begin, 0)..<detector.count {
      let amount = detector.amounts[at].isNaN ? 0 : detector.amounts[at]
      hasCredit = hasCredit || amount < 0
      toDate += amount
      known += at >= tail ? max(amount, profile.expected(at)) : amount
    }
    coming = (detector.count..<detector.count + daysLeft).map(profile.expected)
    total = known + coming.reduce(0, +)
    let half = ForecastBand.half(detector, open: daysLeft + max(provisional, 0))
    low = total - half
    high = total + half
    if provisional == 0, !hasCredit { low = max(low, toDate) }
  }
}

/// Level and weekday factors at the end of a series, for looking ahead.
struct WeekdayProfile {
  private var factors = [Double](repeating: 1, count: 7)
  private(set) var level = 0.0

  init(_ detector: SpikeDetector) {
    let cleaned = detector.cleaned
    readFactors(cleaned)
    level = 0.5 * meanLevel(cleaned, days: 7) + 0.5 * meanLevel(cleaned, days: 28)
  }

  func expected(_ index: Int) -> Double { level * factors[index % 7] }

  private mutating func readFactors(_ cleaned: [Double]) {
    var sums = [Double](repeating: 0, count: 7)
    var counts = [Double](repeating: 0, count: 7)
    for at in max(0, cleaned.count - 56)..<cleaned.count
    where !cleaned[at].isNaN {
      sums[at % 7] += cleaned[at]
      counts[at % 7] += 1
    }
    let days = counts.reduce(0, +)
    let mean = days > 0 ? sums.reduce(0, +) / days : 0
    guard mean > 1e-9 else { return }
    for weekday in 0..<7 where counts[weekday] >= 2 {
      let raw = min(max(sums[weekday] / counts[weekday] / mean, 0), 5)
      let trust = counts[weekday] / (counts[weekday] + SpikeRule.factorShrink)
      factors[weekday] = 1 + (raw - 1) * trust
    }
  }

  private func meanLevel(_ cleaned: [Double], days: Int) -> Double {
    var sum = 0.0
    var weight = 0.0
    for at in max(0, cleaned.count - days)..<cleaned.count where !cleaned[at].isNaN {
      sum += cleaned[at]
      weight += max(factors[at % 7], 0.05)
    }
    return weight > 0 ? sum / weight : 0
  }
}

/// How uncertain a month's end is.
enum ForecastBand {
  /// Noise of single days grows with the root of the days left, drift with their number.
  static func half(_ detector: SpikeDetector, open: Int) -> Double {
    let count = detector.count
    var sum = 0.0
    var days = 0.0
    for at in max(7, count - SpikeRule.residualDays)..<max(7, count)
    where !detector.residuals[at].isNaN {
      sum += abs(detector.residuals[at])
      days += 1
    }
    let recent = detector.cleaned.suffix(28).filter { !$0.isNaN }
    let mean = recent.isEmpty ? 0 : abs(recent.reduce(0, +) / Double(recent.count))
    let noise = days > 0 ? 1.25 * sum / days : mean
    let left = Double(open)
    let drift = 0.15 * noise * noise + 0.0025 * mean * mean
    return 1.4 * (left * noise * noise + left * left * drift).squareRoot()
  }
}
