internal import BillingCore
internal import CByteScan

/// Judges one lane of a tile that may be an alarm, by the detector's own limits.
struct LaneJudge {
  /// What a lane's day may be; `isClose` where single precision can't tell for certain.
  struct Opinion {
    var score: Float
    var expected: Float
    var reading: DayReading
    var isClose: Bool
  }

  /// Far more than what the rounding of a year's sums comes to.
  private static let doubt = 1e-3

  let tiles: SpikeTiles
  let tile: Int
  let lane: Int
  let settings: DetectorSettings

  @inline(__always) private func number(_ place: Int) -> Float { tiles[tile, place, lane] }

  /// Nil where it is none for certain; what its excess counts as is put into the tile.
  func opinion(monthLag: Int) -> Opinion? {
    let past = summary
    let excess = Double(number(billtop_spike_excess))
    let bars = LimitBars(
      past: past, highest: Double(number(billtop_spike_highest)), settings: settings)
    let ratio = excess / bars.above
    guard ratio >= 1 - Self.doubt else { return nil }
    if ratio >= 1 {
      tiles[tile, billtop_spike_counted, lane] = Float(
        min(excess, SpikeRule.alarmCap * bars.above))
    }
    var opinion = Opinion(
      score: Float(ratio), expected: Float(past.expected),
      reading: ratio < 1 ? .normal : isNew(past) ? .new : .spike,
      isClose: ratio < 1 + Self.doubt || abs(past.recentHigh) < Self.doubt * excess)
    if ratio >= 1 { readLastMonth(Float(excess), monthLag, into: &opinion) }
    return opinion
  }

  /// Credits are something, too.
  private func isNew(_ past: PastSummary) -> Bool {
    guard past.recentHigh <= 0 else { return false }
    let day = tiles.days(tile)
    return (1...SpikeRule.recentDays).allSatisfy { back in
      record(day - back, billtop_spike_cleaned) >= 0
    }
  }

  private var summary: PastSummary {
    var past = PastSummary()
    past.factor = Double(number(billtop_spike_factor))
    past.plain = Double(number(billtop_spike_plain))
    past.expected = Double(number(billtop_spike_expected))
    past.level = Double(number(billtop_spike_level))
    past.isSparse = number(billtop_spike_sparse) > 0
    past.meanResidual = Double(number(billtop_spike_mean_residual))
    past.thirdAbove = Double(number(billtop_spike_third))
    past.recentHigh = Double(number(billtop_spike_recent_high))
    past.spreadLimit = spreadLimit(
      billtop_spike_spread, spreads: SpikeRule.spreads, least: SpikeRule.spreadLeast, 0, 0
    ).map { $0 * past.spreadFactor }
    if past.isSparse {
      past.sparseLimit = spreadLimit(
        billtop_spike_sparse_spread, spreads: SpikeRule.sparseSpreads,
        least: SpikeRule.sparsePriorDays, SpikeRule.sparsePrior, SpikeRule.sparsePriorDays)
    }
    return past
  }

  private func spreadLimit(
    _ at: Int, spreads: Double, least: Double, _ prior: Double, _ priorWeight: Double
  ) -> Double? {
    let weight = Double(tiles[tile, at, lane])
    guard weight >= least else { return nil }
    let sum = Double(tiles[tile, at + 1, lane])
    let mean = sum / weight
    let squares = max(Double(tiles[tile, at + 2, lane]) - mean * sum, 0)
    let shrunk = (squares + prior * prior * priorWeight) / (weight + priorWeight)
    return RatioScale.exp(mean + spreads * shrunk.squareRoot())
  }

  /// Whether about as large an excess came around the same day of the month before.
  private func readLastMonth(_ excess: Float, _ lag: Int, into opinion: inout Opinion) {
    let least = Float(SpikeRule.monthlyLeast) * excess
    let most = Float(SpikeRule.monthlyMost) * excess
    let doubt = Float(Self.doubt) * excess
    let day = tiles.days(tile)
    for back in lag - 1...lag + 1 where day - back >= SpikeRule.warmUp {
      let before = record(day - back, billtop_spike_residual)
      guard record(day - back, billtop_spike_known) > 0 else { continue }
      if min(abs(before - least), abs(before - most)) < doubt { opinion.isClose = true }
      if before >= least, before <= most {
        opinion.score = 0.99
        opinion.reading = .monthly
      }
    }
  }

  private func record(_ day: Int, _ field: Int) -> Float {
    let row = (day & 63) * billtop_spike_record + field
    return tiles[tile, billtop_spike_records + row, lane]
  }
}
