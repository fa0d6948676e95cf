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
    precondition(values.count == seriesCount, "one value for each series")
    var findings: [Finding] = []
    let lag = Self.monthLag(next)
    for tile in tiles.indices {
      let lanes = Self.lanes(values, tile: tile)
      append(lanes, to: tile, lag: lag, provisional: provisional, &findings)
    }
    dayCount += 1
    return findings
  }

  /// Many days at once, day after day, `seriesCount` values each; tile by tile, so that the state
  /// of eight series stays close.
  package mutating func append(days: Int, _ values: [Float]) -> [Finding] {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    var findings: [Finding] = []
    let lags = (0..<days).map { Self.monthLag(next + $0) }
    for tile in tiles.indices {
      for day in 0..<days {
        let row = values[day * seriesCount..<(day + 1) * seriesCount]
        append(Self.lanes(row, tile: tile), to: tile, lag: lags[day], provisional: false, &findings)
      }
    }
    dayCount += days
    return findings
  }

  private mutating func append(
    _ lanes: Lanes, to tile: Int, lag: Int, provisional: Bool, _ findings: inout [Finding]
  ) {
    let present = lanes .== lanes
    let values = Lanes.zero.replacing(with: lanes, where: present)
      .atLeast(Lanes(repeating: -1e18)).atMost(Lanes(repeating: 1e18))
    var span = rows[tile].mutableSpan
    tiles[tile].append(
      values, to: &span, where: present, monthLag: lag, provisional: provisional)
    let day = first + (tiles[tile].count - 1)
    if tiles[tile].scores != .zero { note(tile, day, &findings) }
  }

  private func note(_ tile: Int, _ day: Day, _ findings: inout [Finding]) {
    let scores = tiles[tile].scores
    for lane in 0..<8 where scores[lane] > 0 {
      let reading: DayReading =
        scores[lane] < 1 ? .monthly : tiles[tile].newLanes[lane] ? .new : .spike
      findings.append(
        Finding(
          series: tile * 8 + lane, day: day, score: scores[lane],
          expected: tiles[tile].expected[lane], reading: reading))
    }
  }

  /// What the last appended day of a series was expected to be, and how much of a drop it was.
  package func last(_ series: Int) -> (expected: Float, dropScore: Float) {
    let tile = tiles[series / 8]
    return (tile.expected[series % 8], tile.dropScores[series % 8])
  }

  @inline(__always)
  private static func lanes(_ values: some RandomAccessCollection<Float>, tile: Int) -> Lanes {
    var lanes = Lanes(repeating: .nan)
    let start = tile * 8
    let count = min(8, values.count - start)
    for lane in 0..<count {
      lanes[lane] = values[values.index(values.startIndex, offsetBy: start + lane)]
    }
    return lanes
  }

  /// How many days before a day the same day of the month before was.
  private static func monthLag(_ day: Day) -> Int {
    (day.month - 1).day(clamped: day.dayOfMonth).distance(to: day)
  }
}
