/// Judges one series day by day; a verdict depends only on the days before it and the day itself.
package struct SpikeDetector: Sendable {
  package let settings: DetectorSettings
  package let first: Day

  /// Amounts as they came; NaN where the day is missing.
  var amounts: [Double] = []
  /// What is learnt from a day: its amount clipped to what was credible; NaN where nothing is.
  var cleaned: [Double] = []
  /// Amount minus expected, as it was, and capped where the day was an alarm or a drop.
  var residuals: [Double] = []
  var capped: [Double] = []
  /// Mean |residual| as it was before the day; 0 while learning.
  var noises: [Double] = []
  /// How a day of this weekday compares with the mean day.
  var factors: [Double] = []
  /// Cleaned minus level times weekday.
  var deviations: [Double] = []
  var spread = AmountSpread()
  var sparseSpread = AmountSpread()
  var highest = 0.0
  /// Days that were learnt.
  var learnt = 0
  /// Consecutive clipped days, negative below the usual.
  private var run = 0

  package init(first: Day, settings: DetectorSettings = DetectorSettings()) {
    self.first = first
    self.settings = settings
  }

  /// Days read so far, missing ones too.
  package var count: Int { amounts.count }
  /// The day that `append` will judge.
  package var next: Day { first + count }
  /// What the next day is expected to be.
  package var expected: Double { summary().expected }

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
    push(value, factor: past.factor)
    guard let value else { return verdict }
    let bars =
      learnt >= SpikeRule.leastDays && past.residualCount >= 3
      ? LimitBars(past: past, highest: highest, settings: settings) : nil
    if let bars { judge(value, by: past, bars: bars, into: &verdict) }
    if !provisional { learn(value, past: past, bars: bars, into: &verdict) }
    return verdict
  }

  private mutating func push(_ value: Double?, factor: Double) {
    amounts.append(value ?? .nan)
    cleaned.append(.nan)
    residuals.append(.nan)
    capped.append(.nan)
    deviations.append(.nan)
    noises.append(0)
    factors.append(factor)
  }

  private mutating func learn(
    _ value: Double, past: PastSummary, bars: LimitBars?, into verdict: inout DayVerdict
  ) {
    let at = count - 1
    let residual = value - past.expected
    learnt += 1
    highest = max(highest, value)
    residuals[at] = residual
    spread.learn(
      value / past.spreadFactor, cappedAt: past.spreadLimit.map { $0 / past.spreadFactor },
      memory: SpikeRule.spreadMemory)
    sparseSpread.learn(value, cappedAt: past.sparseLimit, memory: 1)
    capped[at] = bars?.capped(residual) ?? residual
    cleaned[at] = value
    if bars != nil {
      cleaned[at] = clip(value, past: past)
      noises[at] = past.meanResidual
    }
    deviations[at] = cleaned[at] - past.plain
    if abs(run) >= SpikeRule.rebaseDays { rebase(into: &verdict) }
  }

  /// The amount as far as it is credible; counts days that are not.
  private mutating func clip(_ value: Double, past: PastSummary) -> Double {
    let low = past.expected - past.clip
    let high = past.expected + past.clip
    if value > high {
      run = max(run, 0) + 1
    } else if value < low {
      run = min(run, 0) - 1
    } else {
      run = 0
    }
    return min(max(value, low), high)
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
