/// The detector's state of a few series, for scanning thousands of them.
///
/// The same rules as `SpikeDetector`, in single precision; windows are never added up as a whole.
struct SeriesTile {
  /// What the last appended day was, lane by lane; a score only where it may be an alarm.
  private(set) var expected = Lanes.zero
  private(set) var scores = Lanes.zero
  private(set) var hasFindings = false
  private(set) var newLanes = LaneMask.none
  private(set) var count = 0

  private let settings: LaneSettings
  private var counts = LaneCounts()
  private var profile = LaneProfile()
  private var far = LaneLevel(days: SpikeRule.levelDays, base: Row.far)
  private var near = LaneLevel(days: SpikeRule.nearDays, base: Row.near)
  private var recent = LaneRecent()
  private var noise = LaneNoise()
  private var spread = LaneSpread()
  private var sparseSpread = LaneSpread()
  private var run = Lanes.zero
  private var highest = Lanes.zero
  /// How far below its expected the last day was, and from where on it may have been a drop.
  private var shortfall = Lanes.zero
  private var dropLeast = Lanes(repeating: 1)

  init(settings: LaneSettings) {
    self.settings = settings
  }

  /// How much of a drop the last appended day was.
  func dropScore(_ lane: Int, _ rows: borrowing LaneRows) -> Float {
    guard count > 0, shortfall[lane] > 0 else { return 0 }
    return shortfall[lane] / dropDistance(rows, before: count - 1, expected)[lane]
  }

  /// Judges a day of a few series and learns from it; `monthLag` days before it was the same day
  /// of the month before.
  @inline(__always)
  mutating func append(
    _ values: Lanes, to rows: inout LaneRows, where present: LaneMask, monthLag: Int,
    provisional: Bool = false
  ) {
    counts.move(to: count, &rows)
    let past = summary(rows)
    let excess = values - past.expected
    let judged =
      present .& (counts.learnt .>= Float(SpikeRule.leastDays))
      .& (counts.residuals .>= 3)
    let least = (Float(SpikeRule.relative) * past.expected.size.atLeast(past.level))
      .atLeast(Float(SpikeRule.meanResidual) * past.meanResidual)
      .atLeast(Lanes(repeating: settings.floor))
    var capped = excess
    expected = past.expected
    judgeAbove(rows, excess, past: past, least: least, where: judged, lag: monthLag, &capped)
    judgeBelow(rows, excess, past: past, least: least, where: judged, &capped)
    if provisional { shortfall = .zero }
    let learns = provisional ? .none : present
    learn(&rows, values, capped, past: past, clips: judged, where: learns)
    count += 1
  }

  @inline(__always) private func summary(_ rows: borrowing LaneRows) -> LanePast {
    let one = Lanes(repeating: 1)
    let sum = profile.sum(rows)
    let factor = weekdayFactor(rows, sum)
    let plain = level(rows) * factor
    return LanePast(
      factor: factor, plain: plain, expected: echoed(rows, plain, factor),
      level: (sum / counts.profile.atLeast(one)).size,
      sparse: counts.used .< Float(SpikeRule.sparseShare) * counts.profile,
      meanResidual: noise.size(rows) / counts.residuals.atLeast(one),
      recentHigh: recent.high(before: count, rows))
  }

  /// The far level moved towards the near one, with one quotient for both.
  @inline(__always) private func level(_ rows: borrowing LaneRows) -> Lanes {
    let least = Lanes(repeating: 0.05)
    let nearWeight = near.weight(rows)
    let farWeight = far.weight(rows).atLeast(least)
    let share = Lanes(repeating: Float(SpikeRule.nearShare)).only(where: nearWeight .> 0)
    let safe = nearWeight.atLeast(least)
    let sum = far.cleaned(rows) * safe * (1 - share) + near.cleaned(rows) * farWeight * share
    return sum / (safe * farWeight)
  }

  /// 1 + (mean of the weekday ÷ mean of all − 1) × n ÷ (n + 1), with one quotient.
  @inline(__always)
  private func weekdayFactor(_ rows: borrowing LaneRows, _ sum: Lanes) -> Lanes {
    let one = Lanes(repeating: 1)
    let days = counts.weekday(count, rows)
    let usable = (days .>= 2) .& (sum .> 1e-9)
    let base = days * sum
    let above = (profile.weekday(count, rows) * counts.profile - base)
      .atLeast(-base).atMost(4 * base)
    let shrunk = one.replacing(with: sum * (days + 1), where: usable)
    return one + (above / shrunk).only(where: usable)
  }

  /// Yesterday's deviation counts in part where days tend to follow each other.
  @inline(__always)
  private func echoed(_ rows: borrowing LaneRows, _ plain: Lanes, _ factor: Lanes) -> Lanes {
    guard count > SpikeRule.warmUp else { return plain }
    let alone = noise.echoBase(rows)
    let base = Lanes(repeating: 1).replacing(with: alone, where: alone .> 0)
    let share = (noise.echo(rows) / base).atLeast(.zero)
      .atMost(Lanes(repeating: Float(SpikeRule.echo)))
    let ratio = (factor / rows[count &- 1, Row.weight].atLeast(Lanes(repeating: 0.05)))
      .atMost(Lanes(repeating: 2))
    let expected = plain + share * rows[count &- 1, Row.deviation] * ratio
    let floor = Lanes(repeating: -LaneSettings.huge).replacing(
      with: Lanes.zero, where: plain .>= 0)
    return expected.atLeast(floor)
  }
}

extension SeriesTile {
  /// Scores of the lanes that may be alarms, and what their excess counts as in the noise.
  @inline(__always)
  private mutating func judgeAbove(
    _ rows: borrowing LaneRows, _ excess: Lanes, past: LanePast, least: Lanes,
    where judged: LaneMask, lag: Int, _ capped: inout Lanes
  ) {
    hasFindings = false
    let reach = excess * (settings.sensitivity * 1.001)
    let high = past.recentHigh
    let height =
      (Float(SpikeRule.aboveRecent) * high)
      .atMost(Float(SpikeRule.farAboveRecent) * high) - past.expected
    let candidates = judged .& (reach .>= least.atLeast(height))
    if candidates.isAny {
      judge(candidates, rows, excess, past: past, lag: lag, &capped)
    }
  }

  @inline(never)
  private mutating func judge(
    _ candidates: LaneMask, _ rows: borrowing LaneRows, _ excess: Lanes, past: LanePast, lag: Int,
    _ capped: inout Lanes
  ) {
    let third = LaneExtremes.third(1, before: count, rows)
    scores = .zero
    newLanes = .none
    for lane in 0..<Lanes.scalarCount where candidates[lane] {
      var known = past.summary(lane)
      known.thirdAbove = Double(third[lane])
      readSpreads(lane, &known)
      let bars = LimitBars(
        past: known, highest: Double(highest[lane]), settings: settings.detector)
      let bar = Float(bars.above)
      guard excess[lane] >= bar else { continue }
      hasFindings = true
      capped[lane] = min(excess[lane], Float(SpikeRule.alarmCap) * bar)
      newLanes[lane] = past.recentHigh[lane] <= 0
      scores[lane] = cameLastMonth(rows, excess[lane], lane, lag) ? 0.99 : excess[lane] / bar
    }
  }

  private func readSpreads(_ lane: Int, _ past: inout PastSummary) {
    if let limit = spread.limit(.credible, lane: lane) {
      past.spreadLimit = RatioScale.exp(Double(limit)) * past.spreadFactor
    }
    if past.isSparse, let limit = sparseSpread.limit(.sparse, lane: lane) {
      past.sparseLimit = RatioScale.exp(Double(limit))
    }
  }

  private func cameLastMonth(
    _ rows: borrowing LaneRows, _ excess: Float, _ lane: Int, _ lag: Int
  ) -> Bool {
    for back in lag - 1...lag + 1 {
      guard count - back >= SpikeRule.warmUp, rows[count - back, Row.known][lane] > 0 else {
        continue
      }
      let before = rows[count - back, Row.residual][lane]
      if before >= Float(SpikeRule.monthlyLeast) * excess
        && before <= Float(SpikeRule.monthlyMost) * excess
      {
        return true
      }
    }
    return false
  }

  @inline(__always)
  private mutating func judgeBelow(
    _ rows: borrowing LaneRows, _ excess: Lanes, past: LanePast, least: Lanes,
    where judged: LaneMask, _ capped: inout Lanes
  ) {
    shortfall = (-excess).only(where: judged)
    dropLeast = least * (1 / settings.sensitivity)
    let candidates = shortfall .>= dropLeast
    if candidates.isAny { judgeDrop(rows, &capped) }
  }

  @inline(never)
  private func judgeDrop(_ rows: borrowing LaneRows, _ capped: inout Lanes) {
    let distance = dropDistance(rows, before: count, expected)
    let most = capped.atLeast(-Float(SpikeRule.dropCap) * distance)
    capped.replace(with: most, where: shortfall .>= distance)
  }

  /// How far below its expected a day has to be for a drop.
  private func dropDistance(
    _ rows: borrowing LaneRows, before day: Int, _ expected: Lanes
  ) -> Lanes {
    let third = LaneExtremes.third(-1, before: day, rows)
    let low = LaneExtremes.recentLow(before: day, rows)
    let edge = (low * Float(1 / SpikeRule.belowRecent)).atMost(low * Float(SpikeRule.belowRecent))
    return (Float(SpikeRule.thirdSmallest) / settings.sensitivity * third).atLeast(dropLeast)
      .atLeast(expected - edge).atLeast(Lanes(repeating: 1e-9))
  }

  @inline(__always)
  private mutating func learn(
    _ rows: inout LaneRows, _ values: Lanes, _ residual: Lanes, past: LanePast, clips: LaneMask,
    where learns: LaneMask
  ) {
    let low = past.expected - past.clip
    let high = past.expected + past.clip
    let clipped = values.atLeast(low).atMost(high)
    let clean = values.replacing(with: clipped, where: clips).only(where: learns)
    let known = Lanes(repeating: 1).only(where: learns)
    let amount = values.only(where: learns)
    rows[count, Row.amount] = amount
    rows[count, Row.known] = known
    rows[count, Row.cleaned] = clean
    rows[count, Row.weight] = past.factor.atLeast(Lanes(repeating: 0.05)) * known
    rows[count, Row.residual] = (values - past.expected).only(where: learns)
    rows[count, Row.deviation] = (clean - past.plain).only(where: learns)
    rows[count, Row.capped] = count >= SpikeRule.warmUp ? residual.only(where: learns) : .zero
    counts.learn(amount, where: learns)
    highest = highest.atLeast(amount)
    learnSpreads(values, past: past, where: learns)
    let up = clips .& learns .& (values .> high)
    let down = clips .& learns .& (values .< low)
    let moved = (run.atLeast(.zero) + 1).only(where: up)
    let sunk = (run.atMost(.zero) - 1).only(where: down)
    run.replace(with: moved + sunk, where: clips .& learns)
    keep(&rows, lasting: learns .& (run.size .>= Float(SpikeRule.rebaseDays)))
  }

  @inline(__always)
  private mutating func learnSpreads(_ values: Lanes, past: LanePast, where learns: LaneMask) {
    let one = Lanes(repeating: 1)
    let spending = learns .& (values .> 0)
    let known = one.only(where: spending)
    let scale = one.replacing(with: values, where: spending).logarithm
    spread.learn((scale - past.spreadFactor.logarithm) * known, known: known, .credible)
    sparseSpread.learn(scale, known: known, .sparse)
  }

  /// Takes the day into all windows; where a change lasts, its last five known days as they are.
  @inline(__always)
  private mutating func keep(_ rows: inout LaneRows, lasting: LaneMask) {
    profile.insert(count, &rows)
    far.insert(count, &rows)
    near.insert(count, &rows)
    recent.insert(count, &rows)
    noise.insert(count, &rows)
    if lasting.isAny { rebase(&rows, lasting) }
  }

  private mutating func rebase(_ rows: inout LaneRows, _ lasting: LaneMask) {
    for lane in 0..<Lanes.scalarCount where lasting[lane] {
      var left = SpikeRule.rebaseDays
      var back = 0
      while left > 0, back < SpikeRule.profileDays, back <= count {
        if rows[count - back, Row.known][lane] > 0 {
          rows[count - back, Row.cleaned][lane] = rows[count - back, Row.amount][lane]
          left -= 1
        }
        back += 1
      }
    }
    profile.renew(count, &rows)
    far.renew(count, &rows)
    near.renew(count, &rows)
    recent.renew(count, &rows)
  }
}
