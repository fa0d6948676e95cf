/// Level, weekdays, trend and noise at the end of a series, for looking ahead.
struct Outlook {
  private static let nearDays = 4
  private static let nearShare = 0.3
  private static let nearClip = 2.5
  private static let threeWeeks = 0.3
  private static let trendShare = 0.4
  private static let trendDays = 28

  private let profile: WeekdayProfile
  private let count: Int
  private let near: Double
  private let far: Double
  /// Growth from one day to the next, as a logarithm.
  private let slope: Double
  private var noise = 0.0
  private var mean = 0.0

  /// The last `open` days are not over: what there is of them says nothing yet.
  init(_ detector: SpikeDetector, open: Int = 0) {
    count = detector.count
    profile = WeekdayProfile(detector.cleaned)
    let month = profile.level(28, before: count) ?? 0
    let weeks = profile.level(21, before: count) ?? month
    far = Self.threeWeeks * weeks + (1 - Self.threeWeeks) * month
    near = Self.nearLevel(detector, open: open)
    slope = Self.slope(profile, count)
    readNoise(detector)
  }

  /// The amount of a day so many days after the last one; 0 is the last one itself.
  func amount(ahead days: Int) -> Double {
    // Each level stands for the middle of its days.
    let nearAge = Double(Self.nearDays) / 2
    let farAge = Self.threeWeeks * 10.5 + (1 - Self.threeWeeks) * 14
    let soon = near * RatioScale.exp(slope * (nearAge + Double(days)))
    let later = far * RatioScale.exp(slope * (farAge + Double(days)))
    let weekday = ((count - 1 + days) % 7 + 7) % 7
    return profile.factors[weekday] * (Self.nearShare * soon + (1 - Self.nearShare) * later)
  }

  /// Noise of single days grows with the root of the open days, drift with their number.
  func halfBand(open: Int) -> Double {
    let days = Double(open)
    let drift = 0.2 * noise * noise + 0.0009 * mean * mean
    return 1.17 * (days * noise * noise + days * days * drift).squareRoot()
  }

  /// A series that has gone quiet is expected to stay so in part: the days that the last week
  /// lacks count as nothing.
  private static func nearLevel(_ detector: SpikeDetector, open: Int) -> Double {
    let week = detector.amounts.dropLast(open).suffix(7)
    let known = week.count { !$0.isNaN }
    guard known > 0 else { return 0 }
    let level = WeekdayProfile(calmed(detector)).level(nearDays, before: detector.count - open) ?? 0
    return level * Double(known) / Double(week.count)
  }

  /// Days clipped closer: the last four must not carry half a spike into the month.
  private static func calmed(_ detector: SpikeDetector) -> [Double] {
    detector.cleaned.indices.map { at in
      guard detector.noises[at] > 0 else { return detector.cleaned[at] }
      let expected = detector.amounts[at] - detector.residuals[at]
      let width = nearClip * detector.noises[at]
      return min(max(detector.cleaned[at], expected - width), expected + width)
    }
  }

  private static func slope(_ profile: WeekdayProfile, _ count: Int) -> Double {
    guard count >= trendDays + 21 else { return 0 }
    let before = min(trendDays, count - trendDays)
    let now = profile.level(trendDays, before: count) ?? 0
    let then = profile.level(before, before: count - trendDays) ?? 0
    guard now > 1e-9, then > 1e-9 else { return 0 }
    let growth = min(max(RatioScale.log(now / then), -1), 1)
    return trendShare * growth / (Double(trendDays + before) / 2)
  }

  private mutating func readNoise(_ detector: SpikeDetector) {
    let window = detector.window(SpikeRule.residualDays, from: SpikeRule.warmUp)
    let residuals = detector.residuals[window].filter { !$0.isNaN }
    let recent = detector.cleaned.suffix(28).filter { !$0.isNaN }
    mean = recent.isEmpty ? 0 : abs(recent.reduce(0, +) / Double(recent.count))
    let sum = residuals.reduce(0) { $0 + abs($1) }
    noise = residuals.isEmpty ? mean : 1.25 * sum / Double(residuals.count)
  }
}
