package import BillingCore
internal import CByteScan

/// Thousands of series of the same days, read together; for scans and for keeping up day by day.
///
/// In single precision, by the detector's rules. What that can't tell for certain is marked, so
/// that the detector itself decides.
package struct SeriesBatch: Sendable {
  /// A day of a series that is worth a word.
  package struct Finding: Hashable, Sendable {
    package var series: Int
    package var day: Day
    package var score: Float
    package var expected: Float
    /// Normal where it is close to an alarm.
    package var reading: DayReading
    /// Too close to tell; the detector may say otherwise.
    package var isClose: Bool
  }

  /// As many series at once as the processor has instructions for.
  package static var lanes: Int { billtop_spike_lanes() }
  /// Series that are fetched together: far apart in memory, they had better be.
  private static let together = 64

  package let seriesCount: Int
  package let first: Day
  package private(set) var dayCount = 0
  private let settings: DetectorSettings
  private var tiles: SpikeTiles

  package init(
    seriesCount: Int, first: Day, settings: DetectorSettings = DetectorSettings(),
    lanes: Int = SeriesBatch.lanes
  ) {
    self.seriesCount = seriesCount
    self.first = first
    self.settings = settings
    tiles = SpikeTiles(count: (seriesCount + lanes - 1) / lanes, lanes: lanes)
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
    if !isKnownUniquelyReferenced(&tiles) { tiles = SpikeTiles(copying: tiles) }
    let table = SeriesTable(values: values, stride: seriesCount, days: days, first: next)
    var walk = SeriesWalk(table, settings)
    for start in stride(from: 0, to: seriesCount, by: Self.together) {
      let some = start..<min(start + Self.together, seriesCount)
      walk.read(some, 0..<days, tiles, start / tiles.lanes, provisional)
    }
    dayCount += days
    return walk.findings
  }

  /// The findings of so many days, with nothing kept to go on from: the memory of a few series
  /// serves all of them. Where it is close, the detector has decided.
  package static func scan(
    seriesCount: Int, first: Day, days: Int, _ values: [Float],
    settings: DetectorSettings = DetectorSettings(), lanes: Int = SeriesBatch.lanes
  ) -> [Finding] {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    let table = SeriesTable(values: values, stride: seriesCount, days: days, first: first)
    return findings(table, settled: days, settings, lanes).compactMap {
      $0.isClose ? table.decided($0, settings) : $0
    }
  }

  /// The findings of so many days, those too close to tell among them; the days after the `settled`
  /// ones are only judged.
  static func standouts(
    seriesCount: Int, first: Day, days: Int, settled: Int, _ values: [Float],
    settings: DetectorSettings
  ) -> [Finding] {
    precondition(values.count == seriesCount * days, "one value for each series and day")
    let table = SeriesTable(values: values, stride: seriesCount, days: days, first: first)
    return findings(table, settled: settled, settings, lanes)
  }

  private static func findings(
    _ table: SeriesTable, settled: Int, _ settings: DetectorSettings, _ lanes: Int
  ) -> [Finding] {
    let tiles = SpikeTiles(count: together / lanes, lanes: lanes)
    var walk = SeriesWalk(table, settings)
    for start in stride(from: 0, to: table.stride, by: together) {
      if start > 0 { tiles.restart() }
      let some = start..<min(start + together, table.stride)
      walk.read(some, 0..<settled, tiles, 0, false)
      walk.read(some, settled..<table.days, tiles, 0, true)
    }
    return walk.findings
  }

  /// What the last appended day of a series was expected to be.
  package func expected(_ series: Int) -> Float {
    let (tile, lane) = series.quotientAndRemainder(dividingBy: tiles.lanes)
    return tiles[tile, billtop_spike_expected, lane]
  }
}

extension SeriesBatch {
  /// What each series was expected to be on the last of some days.
  static func expected(_ series: [DailySeries], in days: DayRange, open: Int) -> [Double] {
    var batch = SeriesBatch(seriesCount: series.count, first: days.first)
    var values: [Float] = []
    values.reserveCapacity(series.count * days.count)
    for day in days.days {
      for one in series { values.append(one.price(on: day).map { Float($0.approximate) } ?? .nan) }
    }
    let settled = days.count - min(max(open, 0), days.count)
    let middle = settled * series.count
    _ = batch.append(days: settled, Array(values[..<middle]))
    _ = batch.append(days: days.count - settled, Array(values[middle...]), provisional: true)
    return series.indices.map { Double(batch.expected($0)) }
  }
}

/// Days of many series as they come: day after day, and each day series after series.
private struct SeriesTable {
  let values: [Float]
  /// Series in a day.
  let stride: Int
  let days: Int
  let first: Day

  /// How many days before each day the same day of the month before was.
  var monthLags: [Int] {
    (0..<days).map { at in
      let day = first + at
      return (day.month - 1).day(clamped: day.dayOfMonth).distance(to: day)
    }
  }

  /// Some series' days side by side; NaN stands where there are no more series.
  func gather(
    _ series: Range<Int>, _ days: Range<Int>, into columns: inout [Float], width: Int
  ) {
    values.withUnsafeBufferPointer { values in
      columns.withUnsafeMutableBufferPointer { columns in
        guard let source = values.baseAddress, let target = columns.baseAddress else { return }
        for day in days {
          let row = target + (day - days.lowerBound) * width
          row.update(from: source + day * stride + series.lowerBound, count: series.count)
          (row + series.count).update(repeating: .nan, count: width - series.count)
        }
      }
    }
  }

  /// The detector's own word on a day.
  func decided(_ close: SeriesBatch.Finding, _ settings: DetectorSettings) -> SeriesBatch.Finding? {
    let last = first.distance(to: close.day)
    var detector = SpikeDetector(first: first, settings: settings)
    for day in 0..<last { detector.append(amount(close.series, day)) }
    let verdict = detector.append(amount(close.series, last))
    guard verdict.isAlarm || verdict.reading == .monthly else { return nil }
    var decided = close
    decided.score = Float(verdict.score)
    decided.reading = verdict.reading
    return decided
  }

  private func amount(_ series: Int, _ day: Int) -> Double? {
    let value = values[day * stride + series]
    return value.isNaN ? nil : Double(value)
  }
}

/// One way through the days of all series, some series at a time.
private struct SeriesWalk {
  private static let width = 64
  private let table: SeriesTable
  private let lags: [Int]
  private let settings: DetectorSettings
  private var rules: billtop_spike_rules
  private var columns: [Float]
  private(set) var findings: [SeriesBatch.Finding] = []

  init(_ table: SeriesTable, _ settings: DetectorSettings) {
    self.table = table
    self.settings = settings
    lags = table.monthLags
    rules = billtop_spike_rules(settings)
    columns = [Float](repeating: .nan, count: table.days * Self.width)
  }

  mutating func read(
    _ series: Range<Int>, _ days: Range<Int>, _ tiles: SpikeTiles, _ firstTile: Int,
    _ isProvisional: Bool
  ) {
    table.gather(series, days, into: &columns, width: Self.width)
    for start in stride(from: 0, to: series.count, by: tiles.lanes) {
      let tile = firstTile + start / tiles.lanes
      let origin = series.lowerBound + start
      columns.withUnsafeBufferPointer { columns in
        guard let values = columns.baseAddress else { return }
        tiles.read(
          tile, values + start, stride: Self.width, days: days.count, provisional: isProvisional,
          &rules
        ) { lane, place in
          let day = days.lowerBound + place
          let judge = LaneJudge(tiles: tiles, tile: tile, lane: lane, settings: settings)
          guard let opinion = judge.opinion(monthLag: lags[day]) else { return }
          findings.append(
            SeriesBatch.Finding(
              series: origin + lane, day: table.first + day, score: opinion.score,
              expected: opinion.expected, reading: opinion.reading, isClose: opinion.isClose))
        }
      }
    }
  }
}
