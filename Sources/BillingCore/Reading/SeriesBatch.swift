/// Thousands of series of the same days, read together; for scans and for keeping up day by day.
package struct SeriesBatch: Sendable {
  /// A day of a series that is worth a word; its exact verdict is `SpikeDetector`'s.
  package struct Finding: Hashable, Sendable {
    package var series: Int
    package var day: Day
    package var score: Float
    package var expected: Float
    package var reading: DayReading
  }

  package let seriesCount: Int
  package let first: Day
  package private(set) var dayCount = 0
  private var tiles: [SeriesTile]
  private var rows: [[SIMD8<Float>]]

  package init(
    seriesCount: Int, first: Day, settings: DetectorSettings = DetectorSettings()
  ) {
    self.seriesCount = seriesCount
    self.first = first
    let tile = SeriesTile(settings: LaneSettings(settings))
    tiles = Array(repeating: tile, count: (seriesCount + 7) / 8)
    rows = Array(repeating: Row.empty, count: tiles.count)
  }

  package var next: Day { first + dayCount }

  /// One more day of every series; NaN stands for a missing one.
  package mutating func append(_ values: [Float], provisional: Bool = false) -> [Finding] {
    append(days: 1, values, provisional: provisional)
  }

  /// Many days at once, day after day, `seriesCount` values each; tile by tile, so that the state
  /// of eight series stays close.
  package mutating func append(days: Int, _ values: [Float], provisional: Bool = false)
    -> [Finding]
  {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    var findings: [Finding] = []
    let begin = next
    let count = seriesCount
    let lags = (0..<days).map { Self.monthLag(begin + $0) }
    for tile in tiles.indices {
      let width = min(8, count - tile * 8)
      var state = tiles[tile]
      var span = rows[tile].mutableSpan
      for day in 0..<days {
        let lanes = Self.lanes(values, from: day * count + tile * 8, width)
        let present = lanes .== lanes
        let amounts = Lanes.zero.replacing(with: lanes, where: present)
          .atLeast(Lanes(repeating: -1e18)).atMost(Lanes(repeating: 1e18))
        state.append(
          amounts, to: &span, where: present, monthLag: lags[day], provisional: provisional)
        if state.scores != .zero { Self.note(state, tile, begin + day, &findings) }
      }
      tiles[tile] = state
    }
    dayCount += days
    return findings
  }

  private static func note(
    _ state: SeriesTile, _ tile: Int, _ day: Day, _ findings: inout [Finding]
  ) {
    for lane in 0..<8 where state.scores[lane] > 0 {
      let reading: DayReading =
        state.scores[lane] < 1 ? .monthly : state.newLanes[lane] ? .new : .spike
      findings.append(
        Finding(
          series: tile * 8 + lane, day: day, score: state.scores[lane],
          expected: state.expected[lane], reading: reading))
    }
  }

  /// What the last appended day of a series was expected to be, and how much of a drop it was.
  package func last(_ series: Int) -> (expected: Float, dropScore: Float) {
    let tile = tiles[series / 8]
    return (tile.expected[series % 8], tile.dropScores[series % 8])
  }

  @inline(__always)
  private static func lanes(_ values: [Float], from start: Int, _ width: Int) -> Lanes {
    if width == 8 {
      return Lanes(
        values[start], values[start + 1], values[start + 2], values[start + 3], values[start + 4],
        values[start + 5], values[start + 6], values[start + 7])
    }
    var lanes = Lanes(repeating: .nan)
    for lane in 0..<width { lanes[lane] = values[start + lane] }
    return lanes
  }

  /// How many days before a day the same day of the month before was.
  private static func monthLag(_ day: Day) -> Int {
    (day.month - 1).day(clamped: day.dayOfMonth).distance(to: day)
  }
}
