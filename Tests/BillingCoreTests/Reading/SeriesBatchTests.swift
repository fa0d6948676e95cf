import Testing

@testable import BillingCore

@Suite struct SeriesBatchTests {
  private static let count = 131
  private static let days = 400

  /// Series of all kinds, more than fit into whole tiles; NaN is a missing day.
  private static let series: [[Double?]] = {
    var random = MadeSeries.Random(seed: 3)
    return (0..<count).map { index in
      var walk = 1.0
      return (0..<days).map { day in
        walk *= 0.97 + 0.06 * random.unit()
        return Self.value(index, day, walk, &random)
      }
    }
  }()

  private static func value(
    _ index: Int, _ day: Int, _ walk: Double, _ random: inout MadeSeries.Random
  ) -> Double? {
    let kind = index % 19
    if random.unit() < 0.02 { return nil }
    if kind == 2, day < 150 || day > 330 { return 0 }
    if kind == 3 { return 50 }
    if kind % 5 == 4, random.unit() < 0.7 { return 0 }
    var value = Double(10 + 4 * index) * (day % 7 < 5 ? 1 : 0.3) * (0.7 + 0.6 * random.unit())
    if random.unit() < 0.02 { value *= 4 }
    if kind == 7, day > 120 { value *= 2.5 }
    if kind == 8 { value *= walk }
    if kind == 9, random.unit() < 0.05 { value = -value }
    if kind == 10 { value = -value }
    if kind == 11 { value *= 1e9 }
    if kind == 13, day % 30 == 5 { value += 3000 }
    if kind == 17, day % 90 > 60 { return nil }
    if kind == 18, day == 200 { value *= 1e12 }
    return value
  }

  private func row(_ day: Int) -> [Float] {
    Self.series.map { $0[day].map { Float($0) } ?? .nan }
  }

  private func keys(_ findings: [SeriesBatch.Finding]) -> Set<String> {
    Set(findings.map { "\($0.series) \($0.day.text) \($0.reading.rawValue)" })
  }

  @Test func theLanesFindWhatTheDetectorFinds() {
    var batch = SeriesBatch(seriesCount: Self.count, first: MadeSeries.first)
    let found = batch.append(days: Self.days, (0..<Self.days).flatMap(row))
    var wanted: Set<String> = []
    for (index, series) in Self.series.enumerated() {
      for verdict in SpikeDetector.read(series, from: MadeSeries.first) {
        guard verdict.isAlarm || verdict.reading == .monthly else { continue }
        wanted.insert("\(index) \(verdict.day.text) \(verdict.reading.rawValue)")
      }
    }
    #expect(keys(found) == wanted)
    let scanned = SeriesBatch.scan(
      seriesCount: Self.count, first: MadeSeries.first, days: Self.days,
      (0..<Self.days).flatMap(row))
    #expect(Set(scanned) == Set(found))
    #expect(wanted.count > 500)
  }

  @Test func expectedAndDropsAreTheDetectorsToFourDigits() {
    var batch = SeriesBatch(seriesCount: Self.count, first: MadeSeries.first)
    var detectors = Self.series.map { _ in SpikeDetector(first: MadeSeries.first) }
    for day in 0..<Self.days {
      _ = batch.append(row(day))
      for index in detectors.indices {
        let verdict = detectors[index].append(Self.series[index][day])
        let last = (expected: batch.expected(index), dropScore: batch.dropScore(index))
        let scale = max(abs(verdict.expected), Double(10 + 4 * index) * 0.1)
        let difference = abs(Double(last.expected) - verdict.expected) / scale
        #expect(difference < 3e-4, "\(index) day \(day)")
        #expect(abs(Double(last.dropScore) - verdict.dropScore) < 1e-3, "\(index) day \(day)")
      }
    }
  }

  @Test func oneDayAtATimeIsTheSameAsAllAtOnce() {
    var all = SeriesBatch(seriesCount: Self.count, first: MadeSeries.first)
    var single = SeriesBatch(seriesCount: Self.count, first: MadeSeries.first)
    let found = all.append(days: Self.days, (0..<Self.days).flatMap(row))
    let one = (0..<Self.days).flatMap { single.append(row($0)) }
    #expect(Set(found) == Set(one))
    #expect(single.next == MadeSeries.first + Self.days)
  }

  @Test func aProvisionalDayCanBeAFindingAndTeachesNothing() {
    var batch = SeriesBatch(seriesCount: 1, first: MadeSeries.first)
    for _ in 0..<60 { _ = batch.append([50]) }
    var looking = batch
    #expect(looking.append([80], provisional: true).map(\.reading) == [.spike])
    _ = batch.append([.nan])
    #expect(looking.append([50]) == batch.append([50]))
    #expect(looking.expected(0) == batch.expected(0))
  }
}
