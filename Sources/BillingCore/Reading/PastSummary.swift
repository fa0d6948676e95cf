/// What the days before a day say about it.
package struct PastSummary {
  package var factor = 1.0
  /// Level times weekday, and the same with the echo of yesterday's deviation.
  package var plain = 0.0
  package var expected = 0.0
  /// Mean of the cleaned days of eight weeks, without its sign.
  package var level = 0.0
  package var isSparse = false
  /// Mean |residual|, and the third largest above and below.
  package var meanResidual = 0.0
  var residualCount = 0
  package var thirdAbove = 0.0
  var thirdBelow = 0.0
  package var recentHigh = -Double.infinity
  var recentLow = Double.infinity
  /// The highest credible amount of this weekday, and of a day with spend at all.
  package var spreadLimit: Double?
  package var sparseLimit: Double?

  package init() {}

  /// How far from the expected a day is believed.
  var clip: Double { SpikeRule.clip * max(1.25 * meanResidual, 0.02 * level) }
  package var spreadFactor: Double { max(factor, 0.2) }
}

extension SpikeDetector {
  /// One pass over the windows that end before the next day.
  func summary() -> PastSummary {
    var past = PastSummary()
    readProfile(into: &past)
    past.plain = level() * past.factor
    past.expected = past.plain
    addEcho(to: &past)
    readResiduals(into: &past)
    readRecent(into: &past)
    past.spreadLimit = spread.limit(
      spreads: SpikeRule.spreads, least: SpikeRule.spreadLeast
    )
    .map { $0 * past.spreadFactor }
    past.sparseLimit = sparseSpread.limit(
      spreads: SpikeRule.sparseSpreads, least: SpikeRule.sparsePriorDays,
      prior: SpikeRule.sparsePrior, priorWeight: SpikeRule.sparsePriorDays)
    return past
  }

  private func readProfile(into past: inout PastSummary) {
    var sum = 0.0
    var days = 0.0
    var used = 0.0
    var weekSum = 0.0
    var weeks = 0.0
    for at in window(SpikeRule.profileDays) where !cleaned[at].isNaN {
      sum += cleaned[at]
      days += 1
      if amounts[at] != 0 { used += 1 }
      if (count - at) % 7 == 0 {
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

  private func level() -> Double {
    let far = level(days: SpikeRule.levelDays)
    let near = level(days: SpikeRule.nearDays)
    guard let far else { return 0 }
    return far + SpikeRule.nearShare * ((near ?? far) - far)
  }

  /// Cleaned days without their weekdays, on average.
  private func level(days: Int) -> Double? {
    var sum = 0.0
    var weight = 0.0
    for at in window(days) where !cleaned[at].isNaN {
      sum += cleaned[at]
      weight += max(factors[at], 0.05)
    }
    return weight > 0 ? sum / weight : nil
  }

  /// Where a day tends to follow the day before it, yesterday's deviation counts in part.
  private func addEcho(to past: inout PastSummary) {
    guard count > SpikeRule.warmUp, let last = deviations.last, !last.isNaN else { return }
    var together = 0.0
    var alone = 0.0
    for at in max(SpikeRule.warmUp + 1, count - SpikeRule.residualDays)..<max(8, count) {
      let product = deviations[at] * deviations[at - 1]
      guard !product.isNaN else { continue }
      together += product
      alone += deviations[at - 1] * deviations[at - 1]
    }
    guard alone > 0 else { return }
    let share = min(max(together / alone, 0), SpikeRule.echo)
    let ratio = min(past.factor / max(factors[count - 1], 0.05), 2)
    past.expected += share * last * ratio
    if past.plain >= 0 { past.expected = max(past.expected, 0) }
  }

  private func readResiduals(into past: inout PastSummary) {
    var above = TopThree()
    var below = TopThree()
    var sum = 0.0
    for at in window(SpikeRule.residualDays, from: SpikeRule.warmUp) where !capped[at].isNaN {
      sum += abs(capped[at])
      past.residualCount += 1
      above.insert(capped[at])
      below.insert(-capped[at])
    }
    past.meanResidual = past.residualCount > 0 ? sum / Double(past.residualCount) : 0
    past.thirdAbove = above.third
    past.thirdBelow = below.third
  }

  private func readRecent(into past: inout PastSummary) {
    for at in window(SpikeRule.recentDays) where !cleaned[at].isNaN {
      past.recentHigh = max(past.recentHigh, cleaned[at])
      past.recentLow = min(past.recentLow, cleaned[at])
    }
  }

  /// The indices of so many days before the next one.
  func window(_ days: Int, from start: Int = 0) -> Range<Int> {
    min(max(start, count - days), count)..<count
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
