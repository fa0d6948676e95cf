/// What the days before a day say about it.
struct PastSummary {
  var factor = 1.0
  var expected = 0.0
  /// Mean of the cleaned days of eight weeks, without its sign.
  var level = 0.0
  var isSparse = false
  /// Mean |residual|, and the third largest above and below.
  var meanResidual = 0.0
  var residualCount = 0
  var thirdAbove = 0.0
  var thirdBelow = 0.0
  var recentHigh = -Double.infinity
  var recentLow = Double.infinity
  var sparseHigh = 0.0

  /// How far from the expected a day is believed.
  var clip: Double { SpikeRule.clip * max(1.25 * meanResidual, 0.02 * level) }
}

extension SpikeDetector {
  /// One pass over the windows that end before the next day.
  func summary() -> PastSummary {
    var past = PastSummary()
    readWeeks(into: &past)
    readLevel(into: &past)
    readResiduals(into: &past)
    readRecent(into: &past)
    return past
  }

  private func readWeeks(into past: inout PastSummary) {
    let now = count
    var sum = 0.0
    var days = 0.0
    var used = 0.0
    var weekSum = 0.0
    var weeks = 0.0
    for at in max(0, now - 7 * SpikeRule.weeks)..<now where !cleaned[at].isNaN {
      sum += cleaned[at]
      days += 1
      if amounts[at] != 0 { used += 1 }
      if (now - at) % 7 == 0 {
        weekSum += cleaned[at]
        weeks += 1
      }
    }
    guard days > 0 else { return }
    past.level = abs(sum / days)
    past.isSparse = used < SpikeRule.sparseShare * days
    guard weeks >= 2, sum > 1e-9 else { return }
    let raw = min(max(weekSum / weeks / (sum / days), 0), 5)
    past.factor = 1 + (raw - 1) * weeks / (weeks + SpikeRule.factorShrink)
  }

  private func readLevel(into past: inout PastSummary) {
    var sum = 0.0
    var weight = 0.0
    for at in max(0, count - SpikeRule.levelDays)..<count where !cleaned[at].isNaN {
      sum += cleaned[at]
      weight += max(factors[at], 0.05)
    }
    past.expected = weight > 0 ? sum / weight * past.factor : 0
  }

  private func readResiduals(into past: inout PastSummary) {
    var above = TopThree()
    var below = TopThree()
    var sum = 0.0
    for at in max(7, count - SpikeRule.residualDays)..<max(7, count) where !residuals[at].isNaN {
      sum += abs(residuals[at])
      past.residualCount += 1
      above.insert(residuals[at])
      below.insert(-residuals[at])
    }
    past.meanResidual = past.residualCount > 0 ? sum / Double(past.residualCount) : 0
    past.thirdAbove = above.third
    past.thirdBelow = below.third
  }

  private func readRecent(into past: inout PastSummary) {
    for at in max(0, count - SpikeRule.recentDays)..<count where !cleaned[at].isNaN {
      past.recentHigh = max(past.recentHigh, cleaned[at])
      past.recentLow = min(past.recentLow, cleaned[at])
    }
    guard past.isSparse else { return }
    for at in max(0, count - SpikeRule.sparseDays)..<count where !cleaned[at].isNaN {
      past.sparseHigh = max(past.sparseHigh, amounts[at])
    }
  }
}

/// The three largest positive numbers of those put in.
struct TopThree {
  private(set) var first = 0.0
  private(set) var second = 0.0
  private(set) var third = 0.0

  mutating func insert(_ value: Double) {
    if value > first {
      (first, second, third) = (value, first, second)
    } else if value > second {
      (second, third) = (value, second)
    } else if value > third {
      third = value
    }
  }
}
