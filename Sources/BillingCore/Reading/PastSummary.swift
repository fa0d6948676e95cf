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
  /// One pass over the windows that end before the next day: their sums run side by side.
  func summary() -> PastSummary {
    var past = PastSummary()
    var level = LevelSums()
    readProfile(into: &past, &level)
    past.plain = level.level * past.factor
    past.expected = past.plain
    readResiduals(into: &past)
    past.spreadLimit = spread.limit(
      spreads: SpikeRule.spreads, least: SpikeRule.spreadLeast
    )
    .map { $0 * past.spreadFactor }
    past.sparseLimit = sparseSpread.limit(
      spreads: SpikeRule.sparseSpreads, least: SpikeRule.sparsePriorDays,
      prior: SpikeRule.sparsePrior, priorWeight: SpikeRule.sparsePriorDays)
    return past
  }

  private func readProfile(into past: inout PastSummary, _ level: inout LevelSums) {
    let (cleaned, amounts, factors) = (cleaned.span, amounts.span, factors.span)
    let days = window(SpikeRule.profileDays)
    let far = window(SpikeRule.levelDays).lowerBound
    let near = window(SpikeRule.nearDays).lowerBound
    let recent = window(SpikeRule.recentDays).lowerBound
    var sum = 0.0
    var known = 0.0
    var used = 0.0
    var weekSum = 0.0
    var weeks = 0.0
    var untilWeekday = days.count % 7
    for at in days {
      let value = cleaned[at]
      let isWeekday = untilWeekday == 0
      untilWeekday = isWeekday ? 6 : untilWeekday - 1
      guard !value.isNaN else { continue }
      sum += value
      known += 1
      if amounts[at] != 0 { used += 1 }
      if isWeekday {
        weekSum += value
        weeks += 1
      }
      if at >= far { level.addFar(value, factors[at]) }
      if at >= near { level.addNear(value, factors[at]) }
      if at >= recent {
        past.recentHigh = max(past.recentHigh, value)
        past.recentLow = min(past.recentLow, value)
      }
    }
    guard known > 0 else { return }
    past.level = abs(sum / known)
    past.isSparse = used < SpikeRule.sparseShare * known
    guard weeks >= 2, sum > 1e-9 else { return }
    let raw = min(max(weekSum / weeks / (sum / known), 0), 5)
    past.factor = 1 + (raw - 1) * weeks / (weeks + SpikeRule.factorShrink)
  }

  private func readResiduals(into past: inout PastSummary) {
    let (capped, deviations) = (capped.span, deviations.span)
    let days = window(SpikeRule.residualDays, from: SpikeRule.warmUp)
    var above = TopThree()
    var below = TopThree()
    var sum = 0.0
    var together = 0.0
    var alone = 0.0
    for at in days {
      if !capped[at].isNaN {
        sum += abs(capped[at])
        past.residualCount += 1
        above.insert(capped[at])
        below.insert(-capped[at])
      }
      guard at > SpikeRule.warmUp else { continue }
      let product = deviations[at] * deviations[at - 1]
      guard !product.isNaN else { continue }
      together += product
      alone += deviations[at - 1] * deviations[at - 1]
    }
    past.meanResidual = past.residualCount > 0 ? sum / Double(past.residualCount) : 0
    past.thirdAbove = above.third
    past.thirdBelow = below.third
    addEcho(to: &past, together: together, alone: alone)
  }

  /// Where a day tends to follow the day before it, yesterday's deviation counts in part.
  private func addEcho(to past: inout PastSummary, together: Double, alone: Double) {
    guard count > SpikeRule.warmUp, let last = deviations.last, !last.isNaN, alone > 0 else {
      return
    }
    let share = min(max(together / alone, 0), SpikeRule.echo)
    let ratio = min(past.factor / max(factors[count - 1], 0.05), 2)
    past.expected += share * last * ratio
    if past.plain >= 0 { past.expected = max(past.expected, 0) }
  }

  /// The indices of so many days before the next one.
  func window(_ days: Int, from start: Int = 0) -> Range<Int> {
    min(max(start, count - days), count)..<count
  }
}

/// Cleaned days without their weekdays, on average, of three weeks and of one.
private struct LevelSums {
  private var far = 0.0
  private var farWeight = 0.0
  private var near = 0.0
  private var nearWeight = 0.0

  @inline(__always) mutating func addFar(_ value: Double, _ factor: Double) {
    far += value
    farWeight += max(factor, 0.05)
  }

  @inline(__always) mutating func addNear(_ value: Double, _ factor: Double) {
    near += value
    nearWeight += max(factor, 0.05)
  }

  /// The far one moved towards the near one.
  var level: Double {
    guard farWeight > 0 else { return 0 }
    let whole = far / farWeight
    return whole + SpikeRule.nearShare * ((nearWeight > 0 ? near / nearWeight : whole) - whole)
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
