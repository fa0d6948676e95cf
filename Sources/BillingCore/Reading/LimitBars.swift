/// From where on a day is an alarm, and from where down a drop.
package struct LimitBars {
  let expected: Double
  let limit: Double
  let lowLimit: Double
  /// The distances at which score and drop score are 1.
  package var above: Double { max(limit - expected, 1e-9) }
  var below: Double { max(expected - lowLimit, 1e-9) }

  package init(past: PastSummary, highest: Double, settings: DetectorSettings) {
    expected = past.expected
    let size = max(abs(expected), past.level)
    let least = max(SpikeRule.relative * size, settings.floor)
    var bar = max(Self.blend(past), settings.leastShare * size, settings.floor)
    if past.isSparse {
      bar = max(bar, (past.sparseLimit ?? SpikeRule.farAboveRecent * highest) - expected)
    }
    bar = max(bar / settings.sensitivity, settings.floor)
    limit = max(expected + bar, settings.minimumAmount)
    let noise = max(SpikeRule.meanResidual * past.meanResidual, least)
    let low = past.recentLow
    lowLimit = min(
      expected - max(SpikeRule.thirdSmallest * past.thirdBelow, noise) / settings.sensitivity,
      low > 0 ? low / SpikeRule.belowRecent : low * SpikeRule.belowRecent)
  }

  /// Above the noise, above the bursts and above the recent high: the largest decides, and where
  /// two are about as large, a little more is asked.
  private static func blend(_ past: PastSummary) -> Double {
    var high = SpikeRule.farAboveRecent * past.recentHigh
    if let spread = past.spreadLimit {
      high = min(high, max(SpikeRule.aboveRecent * past.recentHigh, spread))
    }
    let bursts = SpikeRule.thirdLargest * past.thirdAbove
    let noise = SpikeRule.meanResidual * past.meanResidual
    let height = max(high - past.expected, 0)
    let largest = max(bursts, noise, height)
    guard largest > 0 else { return 0 }
    let sum = [bursts, noise, height].reduce(0) { total, part in
      let squared = (part / largest) * (part / largest)
      return total + squared * squared * squared * squared
    }
    return largest * sum.squareRoot().squareRoot().squareRoot()
  }

  /// An alarm or a drop teaches that such days happen, not how large they get.
  func capped(_ residual: Double) -> Double {
    if residual >= above { return min(residual, SpikeRule.alarmCap * above) }
    if residual <= -below { return max(residual, -SpikeRule.dropCap * below) }
    return residual
  }
}
