extension SpikeDetector {
  /// Limits, score and usual range of the day just appended, which is not learnt yet.
  func judge(_ value: Double, by past: PastSummary, into verdict: inout DayVerdict) {
    let bar = Bars(past: past, settings: settings)
    verdict.reading = .normal
    verdict.limit = bar.limit
    let half = usualHalf(past)
    verdict.usualLow = past.expected - half
    verdict.usualHigh = past.expected + half
    if past.expected >= 0, past.recentLow >= 0 { verdict.usualLow = max(verdict.usualLow, 0) }
    let excess = value - past.expected
    if excess > 0 {
      verdict.score = excess / max(bar.limit - past.expected, 1e-9)
      if verdict.score >= 1 { nameAlarm(excess, past: past, into: &verdict) }
    } else if excess < 0, !verdict.isProvisional {
      verdict.dropScore = -excess / max(past.expected - bar.lowLimit, 1e-9)
      if verdict.dropScore >= 1 { verdict.reading = .drop }
    }
  }

  private func nameAlarm(_ excess: Double, past: PastSummary, into verdict: inout DayVerdict) {
    if cameLastMonth(excess, on: verdict.day) {
      verdict.score = 0.99
      verdict.reading = .monthly
    } else {
      verdict.reading = past.recentHigh <= 0 ? .new : .spike
    }
  }

  /// Whether at least half of this excess came around the same day of the month before.
  private func cameLastMonth(_ excess: Double, on day: Day) -> Bool {
    let then = (day.month - 1).day(clamped: day.dayOfMonth)
    let at = first.distance(to: then)
    return (at - 1...at + 1).contains { index in
      index >= 7 && index < count - 1 && residuals[index] >= SpikeRule.monthlyShare * excess
    }
  }

  /// Half the width of the usual range: same weekdays when there are enough, else all days.
  private func usualHalf(_ past: PastSummary) -> Double {
    var sum = 0.0
    var largest = 0.0
    var weeks = 0.0
    let now = count - 1
    for week in 1...SpikeRule.weeks where now - 7 * week >= 7 {
      let size = abs(residuals[now - 7 * week])
      guard !size.isNaN else { continue }
      sum += size
      largest = max(largest, size)
      weeks += 1
    }
    guard weeks >= 5 else { return SpikeRule.usualWidthAll * past.meanResidual }
    return SpikeRule.usualWidth * max(sum - largest, 0) / (weeks - 1)
  }

  /// From where on a day is an alarm, and from where down a drop.
  private struct Bars {
    var limit: Double
    var lowLimit: Double

    init(past: PastSummary, settings: DetectorSettings) {
      let expected = past.expected
      let least = max(SpikeRule.relative * max(abs(expected), past.level), settings.floor)
      let noise = max(SpikeRule.meanResidual * past.meanResidual, least)
      var high = max(
        expected + max(SpikeRule.thirdLargest * past.thirdAbove, noise),
        SpikeRule.aboveRecent * past.recentHigh)
      if past.isSparse { high = max(high, SpikeRule.sparseAbove * past.sparseHigh) }
      let distance = max((high - expected) / settings.sensitivity, settings.floor)
      limit = max(expected + distance, settings.minimumAmount)
      let low = past.recentLow
      lowLimit = min(
        expected - max(SpikeRule.thirdLargest * past.thirdBelow, noise),
        low > 0 ? low / SpikeRule.aboveRecent : low * SpikeRule.aboveRecent)
    }
  }
}
