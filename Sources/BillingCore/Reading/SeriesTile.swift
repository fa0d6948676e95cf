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
  var amounts = LaneRing(repeating: .zero)
  var known = LaneRing(repeating: .zero)
  var cleaned = LaneRing(repeating: .zero)
  private var factors = LaneRing(repeating: .zero)
  private var residuals = LaneRing(repeating: .zero)
  private var capped = LaneRing(repeating: .zero)
  private var deviations = LaneRing(repeating: .zero)
  private var echoes = LaneRing(repeating: .zero)
  private var echoBases = LaneRing(repeating: .zero)
  private var weights = LaneRing(repeating: .zero)
  // Sums, highs and lows of the seven days up to each.
  var cleanedWeek = LaneRing(repeating: .zero)
  private var factorWeek = LaneRing(repeating: .zero)
  private var cappedWeek = LaneRing(repeating: .zero)
  private var echoWeek = LaneRing(repeating: .zero)
  private var echoBaseWeek = LaneRing(repeating: .zero)
  var highWeek = LaneRing(repeating: Lanes(repeating: -LaneSettings.huge))
  var lowWeek = LaneRing(repeating: Lanes(repeating: LaneSettings.huge))
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
  private var above = LaneWindow()
  private var below = LaneWindow()

  init(settings: LaneSettings) {
    self.settings = settings
  }

  /// Judges a day of eight series and learns from it; `monthLag` days before it was the same day
  /// of the month before.
  mutating func append(
    _ values: Lanes, where present: LaneMask, monthLag: Int, provisional: Bool = false
  ) {
    countDays()
    let past = summary()
    let excess = values - past.expected
    let enough = (learnt .>= 14) .& (residualDays .>= 3)
    let judged = present .& enough
    let least = (0.1 * past.expected.size.atLeast(past.level))
      .atLeast(Lanes(repeating: settings.floor))
    let bar = judgeAbove(
      values, excess, past: past, least: least, where: judged, monthLag: monthLag)
    let drop = judgeBelow(excess, past: past, least: least, where: judged)
    if !provisional, dropScores != .zero { dropScores = dropScores.only(where: judged) }
    expected = past.expected
    let learns = provisional ? LaneMask(repeating: false) : present
    learn(
      values, excess.atMost(1.15 * bar).atLeast(-1.2 * drop), past: past, clips: judged,
      where: learns)
    count += 1
  }

  @inline(__always) private func slot(_ daysBack: Int) -> Int { (count - daysBack) & 63 }

  @inline(__always) private func weeks(_ ring: borrowing LaneRing, _ count: Int) -> Lanes {
    var sum = Lanes.zero
    for week in 0..<count { sum += ring[slot(1 + 7 * week)] }
    return sum
  }

  /// Moves the running counts to the windows that end before this day.
  @inline(__always) private mutating func countDays() {
    let (last, gone) = (known[slot(1)], known[slot(57)])
    profileDays += last - gone
    usedDays += last.only(where: amounts[slot(1)] .!= 0)
    usedDays -= gone.only(where: amounts[slot(57)] .!= 0)
    if count > 7 { residualDays += last }
    if count > 49 { residualDays -= known[slot(43)] }
    weekdayCounts[count % 7] += known[slot(7)] - known[slot(63)]
  }

  @inline(__always) private func summary() -> LanePast {
    let one = Lanes(repeating: 1)
    let sum = weeks(cleanedWeek, 8)
    let factor = weekdayFactor(sum)
    let far = weeks(cleanedWeek, 3)
    let farWeight = weeks(factorWeek, 3)
    let nearWeight = factorWeek[slot(1)]
    var level = far / farWeight.atLeast(Lanes(repeating: 0.05))
    let near = cleanedWeek[slot(1)] / nearWeight.atLeast(Lanes(repeating: 0.05))
    level += (0.45 * (near - level)).only(where: nearWeight .> 0)
    let plain = level * factor
    let high = highWeek[slot(1)].atLeast(highWeek[slot(8)])
      .atLeast(highWeek[slot(15)].atLeast(highWeek[slot(22)]))
    let low = lowWeek[slot(1)].atMost(lowWeek[slot(8)])
      .atMost(lowWeek[slot(15)].atMost(lowWeek[slot(22)]))
    return LanePast(
      factor: factor, plain: plain, expected: echoed(plain, factor),
      level: (sum / profileDays.atLeast(one)).size, sparse: usedDays .< 0.6 * profileDays,
      meanResidual: weeks(cappedWeek, 6) / residualDays.atLeast(one),
      thirdAbove: above.third, thirdBelow: below.third, recentHigh: high, recentLow: low,
      spreadCap: spread.limit(spreads: 2.4, least: 5, prior: 0, priorWeight: 0),
      sparseCap: sparseSpread.limit(spreads: 1.8, least: 3, prior: 0.45, priorWeight: 3))
  }

  @inline(__always) private func weekdayFactor(_ sum: Lanes) -> Lanes {
    let one = Lanes(repeating: 1)
    var weekday = Lanes.zero
    for week in 1...8 { weekday += cleaned[slot(7 * week)] }
    let days = weekdayCounts[count % 7]
    let usable = (days .>= 2) .& (sum .> 1e-9)
    let base = one.replacing(with: days * sum, where: usable)
    let raw = (weekday * profileDays / base).atLeast(.zero).atMost(Lanes(repeating: 5))
    return one + ((raw - 1) * days / (days + 1)).only(where: usable)
  }

  /// Yesterday's deviation counts in part where days tend to follow each other.
  @inline(__always) private func echoed(_ plain: Lanes, _ factor: Lanes) -> Lanes {
    guard count > 7 else { return plain }
    let alone = weeks(echoBaseWeek, 6)
    let base = Lanes(repeating: 1).replacing(with: alone, where: alone .> 0)
    let share = (weeks(echoWeek, 6) / base).atLeast(.zero).atMost(Lanes(repeating: 0.5))
    let ratio = (factor / factors[slot(1)].atLeast(Lanes(repeating: 0.05)))
      .atMost(Lanes(repeating: 2))
    let expected = plain + share * deviations[slot(1)] * ratio
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
    _ values: Lanes, _ excess: Lanes, past: LanePast, least: Lanes, where judged: LaneMask,
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
      scores[lane] = cameLastMonth(excess[lane], lane, monthLag) ? 0.99 : score
    }
    return bar
  }

  private func cameLastMonth(_ excess: Float, _ lane: Int, _ lag: Int) -> Bool {
    (lag - 1...lag + 1).contains { back in
      guard count - back >= 7, known[slot(back)][lane] > 0 else { return false }
      let before = residuals[slot(back)][lane]
      return before >= 0.65 * excess && before <= 1.5 * excess
    }
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
    _ values: Lanes, _ residual: Lanes, past: LanePast, clips: LaneMask, where learns: LaneMask
  ) {
    let at = slot(0)
    let low = past.expected - past.clip
    let high = past.expected + past.clip
    let clipped = values.atLeast(low).atMost(high)
    let clean = values.replacing(with: clipped, where: clips).only(where: learns)
    let deviation = (clean - past.plain).only(where: learns)
    amounts[at] = values.only(where: learns)
    known[at] = Lanes(repeating: 1).only(where: learns)
    cleaned[at] = clean
    factors[at] = past.factor
    residuals[at] = (values - past.expected).only(where: learns)
    deviations[at] = deviation
    capped[at] = count >= 7 ? residual.only(where: learns) : .zero
    learnt += known[at]
    highest = highest.atLeast(amounts[at])
    learnSpreads(values, past: past, where: learns)
    above.insert(capped[at], day: count, ring: capped, sign: 1)
    below.insert(-capped[at], day: count, ring: capped, sign: -1)
    let up = clips .& learns .& (values .> high)
    let down = clips .& learns .& (values .< low)
    let moved = run.atLeast(.zero) + 1
    let sunk = run.atMost(.zero) - 1
    run.replace(with: Lanes.zero.replacing(with: moved, where: up).replacing(
      with: sunk, where: down), where: clips .& learns)
    addWeeks(at)
    let lasting = learns .& (run.size .>= 5)
    if lasting != LaneMask(repeating: false) { rebase(lasting) }
  }

  @inline(__always)
  private mutating func learnSpreads(_ values: Lanes, past: LanePast, where learns: LaneMask) {
    let spending = learns .& (values .> 0)
    let scale = Lanes(repeating: 1).replacing(with: values, where: spending).logarithm
    spread.learn(
      scale - past.spreadFactor.logarithm, where: spending, cap: past.spreadCap, memory: 0.97)
    sparseSpread.learn(scale, where: spending, cap: past.sparseCap, memory: 1)
  }

  @inline(__always) private mutating func addWeeks(_ at: Int) {
    let pair = known[at] * known[slot(1)]
    let product = count > 7 ? deviations[at] * deviations[slot(1)] * pair : .zero
    let base = count > 7 ? deviations[slot(1)] * deviations[slot(1)] * pair : .zero
    echoes[at] = product
    echoBases[at] = base
    let weight = factors[at].atLeast(Lanes(repeating: 0.05)) * known[at]
    weights[at] = weight
    var sums = (weight: Lanes.zero, size: Lanes.zero, echo: Lanes.zero, base: Lanes.zero)
    for back in 0..<7 {
      let day = slot(back)
      sums.weight += weights[day]
      sums.size += capped[day].size
      sums.echo += echoes[day]
      sums.base += echoBases[day]
    }
    factorWeek[at] = sums.weight
    cappedWeek[at] = sums.size
    echoWeek[at] = sums.echo
    echoBaseWeek[at] = sums.base
    addCleanedWeek(until: 0)
  }

  /// Sum, high and low of the cleaned days of the week that ended so many days ago.
  @inline(__always) private mutating func addCleanedWeek(until start: Int) {
    var sum = Lanes.zero
    var high = Lanes(repeating: -LaneSettings.huge)
    var low = Lanes(repeating: LaneSettings.huge)
    for back in start..<start + 7 {
      let day = slot(back)
      let here = known[day] .> 0
      sum += cleaned[day]
      high = high.atLeast(Lanes(repeating: -LaneSettings.huge).replacing(with: cleaned[day], where: here))
      low = low.atMost(Lanes(repeating: LaneSettings.huge).replacing(with: cleaned[day], where: here))
    }
    cleanedWeek[slot(start)] = sum
    highWeek[slot(start)] = high
    lowWeek[slot(start)] = low
  }

  /// The last five known days of a lane count as they are.
  private mutating func rebase(_ lasting: LaneMask) {
    var farthest = 0
    for lane in 0..<8 where lasting[lane] {
      var left = 5
      var back = 0
      while left > 0, back < 56, back <= count {
        if known[slot(back)][lane] > 0 {
          cleaned[slot(back)][lane] = amounts[slot(back)][lane]
          left -= 1
        }
        back += 1
      }
      farthest = max(farthest, back)
    }
    for back in stride(from: farthest, through: 0, by: -1) where back <= count {
      addCleanedWeek(until: back)
    }
  }
}
