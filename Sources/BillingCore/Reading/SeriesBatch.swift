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
  /// The tiles' rows, one tile's behind the other's.
  private var rows: [Lanes]

  package init(
    seriesCount: Int, first: Day, settings: DetectorSettings = DetectorSettings()
  ) {
    self.seriesCount = seriesCount
    self.first = first
    let tile = SeriesTile(settings: LaneSettings(settings))
    tiles = Array(
      repeating: tile, count: (seriesCount + Lanes.scalarCount - 1) / Lanes.scalarCount)
    rows = [Lanes](repeating: .zero, count: Row.total * tiles.count)
  }

  package var next: Day { first + dayCount }

  /// One more day of every series; NaN stands for a missing one.
  package mutating func append(_ values: [Float], provisional: Bool = false) -> [Finding] {
    append(days: 1, values, provisional: provisional)
  }

  /// Many days at once, day after day, `seriesCount` values each.
  package mutating func append(days: Int, _ values: [Float], provisional: Bool = false)
    -> [Finding]
  {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    var findings: [Finding] = []
    append(
      SeriesTable(values: values, stride: seriesCount, days: days, first: next), at: 0,
      provisional, &findings)
    return findings
  }

  /// The findings of so many days, with nothing kept to go on from: the memory of a few series
  /// serves all of them.
  package static func scan(
    seriesCount: Int, first: Day, days: Int, _ values: [Float],
    settings: DetectorSettings = DetectorSettings()
  ) -> [Finding] {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    let table = SeriesTable(values: values, stride: seriesCount, days: days, first: first)
    var findings: [Finding] = []
    for start in stride(from: 0, to: seriesCount, by: SeriesTable.together) {
      var few = SeriesBatch(
        seriesCount: min(SeriesTable.together, seriesCount - start), first: first,
        settings: settings)
      few.append(table, at: start, false, &findings)
    }
    return findings
  }

  /// A few tiles go side by side, day by day: each waits for its own day before, not for the
  /// others'; and the state of all of them stays close.
  private mutating func append(
    _ table: SeriesTable, at start: Int, _ provisional: Bool, _ findings: inout [Finding]
  ) {
    var columns = [Lanes](repeating: .zero, count: table.days * SeriesTable.tiles)
    for group in stride(from: 0, to: tiles.count, by: SeriesTable.tiles) {
      let members = group..<min(group + SeriesTable.tiles, tiles.count)
      let width = min(SeriesTable.together, seriesCount - group * Lanes.scalarCount)
      table.gather(start + group * Lanes.scalarCount, width, into: &columns)
      Self.walk(
        table, members, from: start, columns, provisional, tiles: &tiles, rows: &rows, &findings)
    }
    dayCount += table.days
  }

  private static func walk(
    _ table: SeriesTable, _ members: Range<Int>, from start: Int, _ columns: [Lanes],
    _ provisional: Bool, tiles: inout [SeriesTile], rows: inout [Lanes],
    _ findings: inout [Finding]
  ) {
    var tiles = tiles.mutableSpan
    var rows = rows.mutableSpan
    for day in 0..<table.days {
      for member in members {
        var own = rows._mutatingExtracting(member * Row.total..<(member + 1) * Row.total)
        let lanes = columns[day * SeriesTable.tiles + member - members.lowerBound]
        let present = lanes .== lanes
        let amounts = Lanes.zero.replacing(with: lanes, where: present)
          .atLeast(Lanes(repeating: -1e18)).atMost(Lanes(repeating: 1e18))
        tiles[member].append(
          amounts, to: &own, where: present, monthLag: table.lags[day], provisional: provisional)
        if tiles[member].hasFindings {
          let series = start + member * Lanes.scalarCount
          note(tiles[member], series, table.first + day, &findings)
        }
      }
    }
  }

  fileprivate static func note(
    _ state: SeriesTile, _ start: Int, _ day: Day, _ findings: inout [Finding]
  ) {
    for lane in 0..<Lanes.scalarCount where state.scores[lane] > 0 {
      let reading: DayReading =
        state.scores[lane] < 1 ? .monthly : state.newLanes[lane] ? .new : .spike
      findings.append(
        Finding(
          series: start + lane, day: day, score: state.scores[lane],
          expected: state.expected[lane], reading: reading))
    }
  }

  /// What the last appended day of a series was expected to be.
  package func expected(_ series: Int) -> Float {
    let (tile, lane) = series.quotientAndRemainder(dividingBy: Lanes.scalarCount)
    return tiles[tile].expected[lane]
  }

  /// How much of a drop the last appended day of a series was.
  package func dropScore(_ series: Int) -> Float {
    let (tile, lane) = series.quotientAndRemainder(dividingBy: Lanes.scalarCount)
    var own = Array(rows[tile * Row.total..<(tile + 1) * Row.total])
    return tiles[tile].dropScore(lane, own.mutableSpan)
  }
}

/// Days of many series as they come: day after day, and each day series after series.
private struct SeriesTable {
  /// Tiles that are read side by side, and their series.
  static let tiles = 4
  static let together = tiles * Lanes.scalarCount

  let values: [Float]
  /// Series in a day.
  let stride: Int
  let days: Int
  let first: Day
  let lags: [Int]

  init(values: [Float], stride: Int, days: Int, first: Day) {
    self.values = values
    self.stride = stride
    self.days = days
    self.first = first
    lags = (0..<days).map { Self.monthLag(first + $0) }
  }

  /// Some series' days side by side, NaN beyond them. Far apart in memory, they had better be
  /// fetched all at once.
  func gather(_ start: Int, _ width: Int, into columns: inout [Lanes]) {
    let values = values.span
    var columns = columns.mutableSpan
    for day in 0..<days {
      let from = day * stride + start
      for place in 0..<Self.tiles {
        var lanes = Lanes(repeating: .nan)
        let known = width - place * Lanes.scalarCount
        if known >= Lanes.scalarCount {
          for lane in 0..<Lanes.scalarCount {
            lanes[lane] = values[from + place * Lanes.scalarCount + lane]
          }
        } else if known > 0 {
          for lane in 0..<known { lanes[lane] = values[from + place * Lanes.scalarCount + lane] }
        }
        columns[day * Self.tiles + place] = lanes
      }
    }
  }

  /// How many days before a day the same day of the month before was.
  private static func monthLag(_ day: Day) -> Int {
    (day.month - 1).day(clamped: day.dayOfMonth).distance(to: day)
  }
}
