/// Judges one series day by day; a verdict depends only on the days before it and the day itself.
package struct SpikeDetector: Sendable {
  package let settings: DetectorSettings
  package let first: Day

  /// Amounts as they came; NaN where the day is missing.
  var amounts: [Double] = []
  /// What is learnt from a day: its amount clipped to what was credible; NaN where nothing is.
  var cleaned: [Double] = []
  /// Amount minus expected, for the days that were learnt.
  var residuals: [Double] = []
  /// How a day of this weekday compares with the mean day.
  var factors: [Double] = []
  /// Days that were learnt.
  var learnt = 0
  /// Consecutive clipped days, negative below the usual.
  var run = 0

  package init(first: Day, settings: DetectorSettings = DetectorSettings()) {
    self.first = first
    self.settings = settings
  }

  package var count: Int { amounts.count }
  package var next: Day { first + count }

  /// All verdicts of a series; the last `provisional` days may still change.
  package static func read(
    _ amounts: [Double?], from first: Day, settings: DetectorSettings = DetectorSettings(),
    provisional: Int = 0
  ) -> [DayVerdict] {
    var detector = SpikeDetector(first: first, settings: settings)
    let settled = amounts.count - provisional
    return amounts.enumerated().map { index, amount in
      detector.append(amount, provisional: index >= settled)
    }
  }

  /// Judges the next day and learns from it, unless it is provisional or missing.
  @discardableResult
  package mutating func append(_ amount: Double?, provisional: Bool = false) -> DayVerdict {
    let value = amount.flatMap { $0.isFinite ? min(max($0, -1e18), 1e18) : nil }
    let past = summary()
    var verdict = DayVerdict(
      day: next, amount: value, expected: past.expected, isProvisional: provisional)
    amounts.append(value ?? .nan)
    cleaned.append(.nan)
    residuals.append(.nan)
    factors.append(past.factor)
    guard let value else { return verdict }
    let judges = learnt >= SpikeRule.leastDays && past.residualCount >= 3
    if judges { judge(value, by: past, into: &verdict) }
    if !provisional { learn(value, past: past, clips: judges, into: &verdict) }
    return verdict
  }

  private mutating func learn(
    _ value: Double, past: PastSummary, clips: Bool, into verdict: inout DayVerdict
  ) {
    let at = count - 1
    let width = past.clip
    residuals[at] = value - past.expected
    learnt += 1
    guard clips else {
      cleaned[at] = value
      return
    }
    let low = past.expected - width
    let high = past.expected + width
    cleaned[at] = min(max(value, low), high)
    if value > high {
      run = max(run, 0) + 1
    } else if value < low {
      run = min(run, 0) - 1
    } else {
      run = 0
    }
    if abs(run) >= SpikeRule.rebaseDays { rebase(into: &verdict) }
  }

  /// Days clipped on one side in a row are not outliers but the new normal: they count as they are.
  private mutating func rebase(into verdict: inout DayVerdict) {
    var left = SpikeRule.rebaseDays
    var at = count - 1
    while left > 0, at >= 0 {
      if !cleaned[at].isNaN {
        cleaned[at] = amounts[at]
        left -= 1
        if left == 0, abs(run) == SpikeRule.rebaseDays { verdict.newNormalSince = first + at }
      }
      at -= 1
    }
  }
}
