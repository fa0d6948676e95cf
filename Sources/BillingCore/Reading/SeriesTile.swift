/// The detector's state of eight series, for scanning thousands of them.
///
/// The same rules as `SpikeDetector`, in single precision, with windows kept as sums of weeks.
struct SeriesTile {
  /// What the last appended day was, lane by lane; a score only where it may be an alarm.
  private(set) var expected = Lanes.zero
  private(set) var scores = Lanes.zero
  private(set) var dropScores = Lanes.zero
  private(set) var newLanes = LaneMask(repeating: false)
  private(set) var count = 0

  private let settings: LaneSettings
  // Counts of days are exact, so they run along.
  private var weekdayCounts = InlineArray<7, Lanes>(repeating: .zero)
  private var profileDays = Lanes.zero
  private var usedDays = Lanes.zero
  private var residualDays = Lanes.zero
  private var learnt = Lanes.zero
  private var run = Lanes.zero
  private var highest = Lanes.zero
  private var spread = LaneSpread()
  private var sparseSpread = LaneSpread()
  private var above = LaneWindow(side: 0)
  private var below = LaneWindow(side: 1)

  init(settings: LaneSettings) {
    self.settings = settings
  }

  /// Judges a day of eight series and learns from it; `monthLag` days before it was the same day
  /// of the month before.
  mutating func append(
    _ values: Lanes, to rows: inout LaneRows, where present: LaneMask, monthLag: Int,
    provisional: Bool = false
  ) {
    countDays(rows)
    let past = summary(rows)
    let excess = values - past.expected
    let enough = (learnt .>= 14) .& (residualDays .>= 3)
    let judged = present .& enough
    let least = (0.1 * past.expected.size.atLeast(past.level))
      .atLeast(Lanes(repeating: settings.floor))
    let bar = judgeAbove(
      rows, values, excess, past: past, least: least, where: judged, monthLag: monthLag)
    let drop = judgeBelow(excess, past: past, least: least, where: judged)
    if !provisional, dropScores != .zero { dropScores = dropScores.only(where: judged) }
    expected = past.expected
    let learns = provisional ? LaneMask(repeating: false) : present
    learn(
      &rows, values, excess.atMost(1.15 * bar).atLeast(-1.2 * drop), past: past, clips: judged,
      where: learns)
    count += 1
  }

  @inline(__always) private func slot(_ daysBack: Int) -> Int {
    ((count &- daysBack) & 63) &* Row.count
  }

  @inline(__always) private func weeks(_ rows: borrowing LaneRows, _ row: Int, _ count: Int)
    -> Lanes
  {
    var sum = Lanes.zero
    for week in 0..<count { sum += rows[slot(1 &+ 7 &* week) &+ row] }
    return sum
  }

  /// Moves the running counts to the windows that end before this day.
  @inline(__always) private mutating func countDays(_ rows: borrowing LaneRows) {
    let (last, gone) = (rows[slot(1) &+ Row.known], rows[slot(57) &+ Row.known])
    profileDays += last - gone
    usedDays += last.only(where: rows[slot(1) &+ Row.amount] .!= 0)
    usedDays -= gone.only(where: rows[slot(57) &+ Row.amount] .!= 0)
    if count > 7 { residualDays += last }
    if count > 49 { residualDays -= rows[slot(43) &+ Row.known] }
    weekdayCounts[count % 7] += rows[slot(7) &+ Row.known] - rows[slot(63) &+ Row.known]
  }

  @inline(__always) private func summary(_ rows: borrowing LaneRows) -> LanePast {
    let one = Lanes(repeating: 1)
    let sum = weeks(rows, Row.cleanedWeek, 8)
    let factor = weekdayFactor(rows, sum)
    let far = weeks(rows, Row.cleanedWeek, 3)
    let farWeight = weeks(rows, Row.weightWeek, 3)
    let nearWeight = rows[slot(1) &+ Row.weightWeek]
    var level = far / farWeight.atLeast(Lanes(repeating: 0.05))
    let near = rows[slot(1) &+ Row.cleanedWeek] / nearWeight.atLeast(Lanes(repeating: 0.05))
    level += (0.45 * (near - level)).only(where: nearWeight .> 0)
    let plain = level * factor
    let high = rows[slot(1) &+ Row.highWeek].atLeast(rows[slot(8) &+ Row.highWeek])
      .atLeast(rows[slot(15) &+ Row.highWeek].atLeast(rows[slot(22) &+ Row.highWeek]))
    let low = rows[slot(1) &+ Row.lowWeek].atMost(rows[slot(8) &+ Row.lowWeek])
      .atMost(rows[slot(15) &+ Row.lowWeek].atMost(rows[slot(22) &+ Row.lowWeek]))
    return LanePast(
      factor: factor, plain: plain, expected: echoed(rows, plain, factor),
      level: (sum / profileDays.atLeast(one)).size, sparse: usedDays .< 0.6 * profileDays,
      meanResidual: weeks(rows, Row.cappedWeek, 6) / residualDays.atLeast(one),
      thirdAbove: above.third(rows), thirdBelow: below.third(rows), recentHigh: high,
      recentLow: low,
      spreadCap: spread.limit(spreads: 2.4, least: 5, prior: 0, priorWeight: 0),
      sparseCap: sparseSpread.limit(spreads: 1.8, least: 3, prior: 0.45, priorWeight: 3))
  }

  @inline(__always) private func weekdayFactor(_ rows: borrowing LaneRows, _ sum: Lanes)
    -> Lanes
  {
    let one = Lanes(repeating: 1)
    var weekday = Lanes.zero
    for week in 1...8 { weekday += rows[slot(7 &* week) &+ Row.cleaned] }
    let days = weekdayCounts[count % 7]
    let usable = (days .>= 2) .& (sum .> 1e-9)
    let base = one.replacing(with: days * sum, where: usable)
    let raw = (weekday * profileDays / base).atLeast(.zero).atMost(Lanes(repeating: 5))
    return one + ((raw - 1) * days / (days + 1)).only(where: usable)
  }

  /// Yesterday's deviation counts in part where days tend to follow each other.
  @inline(__always) private func echoed(
    _ rows: borrowing LaneRows, _ plain: Lanes, _ factor: Lanes
  ) -> Lanes {
    guard count > 7 else { return plain }
    let alone = weeks(rows, Row.echoBaseWeek, 6)
    let base = Lanes(repeating: 1).replacing(with: alone, where: alone .> 0)
    let share = (weeks(rows, Row.echoWeek, 6) / base).atLeast(.zero).atMost(Lanes(repeating: 0.5))
    let ratio = (factor / rows[slot(1) &+ Row.weight].atLeast(Lanes(repeating: 0.05)))
      .atMost(Lanes(repeating: 2))
    let expected = plain + share * rows[slot(1) &+ Row.deviation] * ratio
    let floor = Lanes(repeating: -LaneSettings.huge).replacing(
      with: Lanes.zero, where: plain .>= 0)
    return expected.atLeast(floor)
  }
}

extension SeriesTile {
  /// Scores of the lanes that may be alarms; gives each lane's distance of an alarm, huge where
  /// it is far from one.
  @inline(__always)
  private mutating func judgeAbove(
    _ rows: borrowing LaneRows, _ values: Lanes, _ excess: Lanes, past: LanePast, least: Lanes,
    where judged: LaneMask,
    monthLag: Int
  ) -> Lanes {
    let noise = (1.8 * past.thirdAbove).atLeast(2.5 * past.meanResidual).atLeast(least)
    let height = (1.03 * past.recentHigh).atMost(1.5 * past.recentHigh) - past.expected
    let reach = excess * settings.sensitivity * 1.001
    let candidates = judged .& (reach .>= noise.atLeast(height)) .& (excess .> 0)
    var bar = Lanes(repeating: LaneSettings.huge)
    scores = .zero
    newLanes = LaneMask(repeating: false)
    guard candidates != LaneMask(repeating: false) else { return bar }
    for lane in 0..<8 where candidates[lane] {
      let bars = LimitBars(
        past: past.summary(lane), highest: Double(highest[lane]), settings: settings.detector)
      let score = excess[lane] / Float(bars.above)
      guard score >= 1 else { continue }
      bar[lane] = Float(bars.above)
      newLanes[lane] = past.recentHigh[lane] <= 0
      scores[lane] = cameLastMonth(rows, excess[lane], lane, monthLag) ? 0.99 : score
    }
    return bar
  }

  private func cameLastMonth(
    _ rows: borrowing LaneRows, _ excess: Float, _ lane: Int, _ lag: Int
  ) -> Bool {
    for back in lag - 1...lag + 1 {
      guard count - back >= 7, rows[slot(back) &+ Row.known][lane] > 0 else { continue }
      let before = rows[slot(back) &+ Row.residual][lane]
      if before >= 0.65 * excess && before <= 1.5 * excess { return true }
    }
    return false
  }

  @inline(__always)
  private mutating func judgeBelow(
    _ excess: Lanes, past: LanePast, least: Lanes, where judged: LaneMask
  ) -> Lanes {
    let noise = (2.5 * past.meanResidual).atLeast(least)
    let distance = (1.5 * past.thirdBelow).atLeast(noise) * (1 / settings.sensitivity)
    let low = past.recentLow
    let edge = (low * (1 / 1.1)).atMost(low * 1.1)
    let bar = distance.atLeast(past.expected - edge).atLeast(Lanes(repeating: 1e-9))
    dropScores = ((-excess) / bar).only(where: judged .& (excess .< 0))
    return Lanes(repeating: LaneSettings.huge).replacing(with: bar, where: dropScores .>= 1)
  }

  @inline(__always)
  private mutating func learn(
    _ rows: inout LaneRows, _ values: Lanes, _ residual: Lanes, past: LanePast, clips: LaneMask,
    where learns: LaneMask
  ) {
    let at = slot(0)
    let low = past.expected - past.clip
    let high = past.expected + past.clip
    let clipped = values.atLeast(low).atMost(high)
    let clean = values.replacing(with: clipped, where: clips).only(where: learns)
    let deviation = (clean - past.plain).only(where: learns)
    rows[at &+ Row.amount] = values.only(where: learns)
    rows[at &+ Row.known] = Lanes(repeating: 1).only(where: learns)
    rows[at &+ Row.cleaned] = clean
    rows[at &+ Row.weight] = past.factor.atLeast(Lanes(repeating: 0.05)) * rows[at &+ Row.known]
    rows[at &+ Row.residual] = (values - past.expected).only(where: learns)
    rows[at &+ Row.deviation] = deviation
    rows[at &+ Row.capped] = count >= 7 ? residual.only(where: learns) : .zero
    learnt += rows[at &+ Row.known]
    highest = highest.atLeast(rows[at &+ Row.amount])
    learnSpreads(values, past: past, where: learns)
    above.insert(rows[at &+ Row.capped], day: count, rows: &rows)
    below.insert(-rows[at &+ Row.capped], day: count, rows: &rows)
    let up = clips .& learns .& (values .> high)
    let down = clips .& learns .& (values .< low)
    let moved = run.atLeast(.zero) + 1
    let sunk = run.atMost(.zero) - 1
    run.replace(
      with: Lanes.zero.replacing(with: moved, where: up).replacing(
        with: sunk, where: down), where: clips .& learns)
    addWeeks(&rows, at)
    let lasting = learns .& (run.size .>= 5)
    if lasting != LaneMask(repeating: false) { rebase(&rows, lasting) }
  }

  @inline(__always)
  private mutating func learnSpreads(_ values: Lanes, past: LanePast, where learns: LaneMask) {
    let spending = learns .& (values .> 0)
    let scale = Lanes(repeating: 1).replacing(with: values, where: spending).logarithm
    spread.learn(
      scale - past.spreadFactor.logarithm, where: spending, cap: past.spreadCap, memory: 0.97)
    sparseSpread.learn(scale, where: spending, cap: past.sparseCap, memory: 1)
  }

  @inline(__always) private mutating func addWeeks(_ rows: inout LaneRows, _ at: Int) {
    let pair = rows[at &+ Row.known] * rows[slot(1) &+ Row.known]
    let product =
      count > 7 ? rows[at &+ Row.deviation] * rows[slot(1) &+ Row.deviation] * pair : .zero
    let base =
      count > 7 ? rows[slot(1) &+ Row.deviation] * rows[slot(1) &+ Row.deviation] * pair : .zero
    rows[at &+ Row.echo] = product
    rows[at &+ Row.echoBase] = base
    var sums = (weight: Lanes.zero, size: Lanes.zero, echo: Lanes.zero, base: Lanes.zero)
    for back in 0..<7 {
      let day = slot(back)
      sums.weight += rows[day &+ Row.weight]
      sums.size += rows[day &+ Row.capped].size
      sums.echo += rows[day &+ Row.echo]
      sums.base += rows[day &+ Row.echoBase]
    }
    rows[at &+ Row.weightWeek] = sums.weight
    rows[at &+ Row.cappedWeek] = sums.size
    rows[at &+ Row.echoWeek] = sums.echo
    rows[at &+ Row.echoBaseWeek] = sums.base
    addCleanedWeek(&rows, until: 0)
  }

  /// Sum, high and low of the cleaned days of the week that ended so many days ago.
  @inline(__always) private mutating func addCleanedWeek(
    _ rows: inout LaneRows, until start: Int
  ) {
    var sum = Lanes.zero
    var high = Lanes(repeating: -LaneSettings.huge)
    var low = Lanes(repeating: LaneSettings.huge)
    for back in start..<start + 7 {
      let day = slot(back)
      let here = rows[day &+ Row.known] .> 0
      sum += rows[day &+ Row.cleaned]
      high = high.atLeast(
        Lanes(repeating: -LaneSettings.huge).replacing(with: rows[day &+ Row.cleaned], where: here))
      low = low.atMost(
        Lanes(repeating: LaneSettings.huge).replacing(with: rows[day &+ Row.cleaned], where: here))
    }
    rows[slot(start) &+ Row.cleanedWeek] = sum
    rows[slot(start) &+ Row.highWeek] = high
    rows[slot(start) &+ Row.lowWeek] = low
  }

  /// The last five known days of a lane count as they are.
  private mutating func rebase(_ rows: inout LaneRows, _ lasting: LaneMask) {
    var farthest = 0
    for lane in 0..<8 where lasting[lane] {
      var left = 5
      var back = 0
      while left > 0, back < 56, back <= count {
        if rows[slot(back) &+ Row.known][lane] > 0 {
          rows[slot(back) &+ Row.cleaned][lane] = rows[slot(back) &+ Row.amount][lane]
          left -= 1
        }
        back += 1
      }
      farthest = max(farthest, back)
    }
    for back in stride(from: farthest, through: 0, by: -1) where back <= count {
      addCleanedWeek(&rows, until: back)
    }
  }
}
