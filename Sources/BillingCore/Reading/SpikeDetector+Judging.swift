extension SpikeDetector {
  /// Score, reading and usual range of the day just appended, which is not learnt yet.
  func judge(
    _ value: Double, by past: PastSummary, bars: LimitBars, into verdict: inout DayVerdict
  ) {
    verdict.reading = .normal
    verdict.limit = bars.limit
    let half = usualHalf(past)
    verdict.usualLow = past.expected - half
    verdict.usualHigh = past.expected + half
    if past.expected >= 0, past.recentLow >= 0 { verdict.usualLow = max(verdict.usualLow, 0) }
    let excess = value - past.expected
    if excess > 0 {
      verdict.score = excess / bars.above
      if verdict.score >= 1 { nameAlarm(excess, past: past, into: &verdict) }
    } else if excess < 0, !verdict.isProvisional {
      verdict.dropScore = -excess / bars.below
      if verdict.dropScore >= 1 { verdict.reading = .drop }
    }
  }

  private func nameAlarm(_ excess: Double, past: PastSummary, into verdict: inout DayVerdict) {
    if cameLastMonth(excess, on: verdict.day) {
      verdict.score = 0.99
      verdict.reading = .monthly
    } else {
      verdict.reading = past.recentHigh <= 0 && past.recentLow >= 0 ? .new : .spike
    }
  }

  /// Whether about as large an excess came around the same day of the month before.
  private func cameLastMonth(_ excess: Double, on day: Day) -> Bool {
    let then = (day.month - 1).day(clamped: day.dayOfMonth)
    let at = first.distance(to: then)
    return (at - 1...at + 1).contains { index in
      guard index >= SpikeRule.warmUp, index < count - 1 else { return false }
      let before = residuals[index]
      return before >= SpikeRule.monthlyLeast * excess && before <= SpikeRule.monthlyMost * excess
    }
  }

  /// Half the width of the usual range: same weekdays when there are enough, else all days.
  private func usualHalf(_ past: PastSummary) -> Double {
    var sum = 0.0
    var largest = 0.0
    var weeks = 0.0
    let now = count - 1
    for at in stride(from: now - 7, through: max(SpikeRule.warmUp, now - 56), by: -7) {
      let size = abs(residuals[at])
      guard !size.isNaN else { continue }
      sum += size
      largest = max(largest, size)
      weeks += 1
    }
    guard weeks >= 5 else { return SpikeRule.usualWidthAll * past.meanResidual }
    return SpikeRule.usualWidth * max(sum - largest, 0) / (weeks - 1)
  }
}
