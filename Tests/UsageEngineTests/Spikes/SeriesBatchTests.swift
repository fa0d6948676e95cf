import BillingCore
import CByteScan
import Testing

@testable import UsageEngine

@Suite struct SeriesBatchTests {
  private static let days = 400
  /// More than fit into whole tiles, and into what is fetched together.
  private static let series = MixedSeries.make(count: 331, days: days, seed: 3)
  private static let first = Day("2025-01-06")!
  private static let widths = [4, 8, 16].filter { $0 <= SeriesBatch.lanes }

  private func row(_ day: Int, _ series: [[Double?]] = Self.series) -> [Float] {
    series.map { $0[day].map { Float($0) } ?? .nan }
  }

  private func rows(_ series: [[Double?]] = Self.series) -> [Float] {
    (0..<Self.days).flatMap { row($0, series) }
  }

  private func keys(_ findings: [SeriesBatch.Finding]) -> Set<String> {
    Set(
      findings.filter { $0.reading != .normal }
        .map { "\($0.series) \($0.day.text) \($0.reading.rawValue)" })
  }

  /// What the detector says of the very numbers that the lanes read.
  private func wanted(_ series: [[Double?]]) -> Set<String> {
    var wanted: Set<String> = []
    for (index, one) in series.enumerated() {
      let amounts = one.map { $0.map { Double(Float($0)) } }
      for verdict in SpikeDetector.read(amounts, from: Self.first) {
        guard verdict.isAlarm || verdict.reading == .monthly else { continue }
        wanted.insert("\(index) \(verdict.day.text) \(verdict.reading.rawValue)")
      }
    }
    return wanted
  }

  @Test func theLanesFindWhatTheDetectorFinds() {
    let wanted = wanted(Self.series)
    for lanes in Self.widths {
      let found = SeriesBatch.scan(
        seriesCount: Self.series.count, first: Self.first, days: Self.days, rows(), lanes: lanes)
      #expect(keys(found) == wanted, "\(lanes) lanes")
    }
    #expect(wanted.count > 1000)
  }

  @Test(arguments: 10..<20) func theyDoOverRandomSeries(seed: Int) {
    let series = MixedSeries.make(count: 70, days: Self.days, seed: UInt64(seed))
    let found = SeriesBatch.scan(
      seriesCount: series.count, first: Self.first, days: Self.days, rows(series))
    #expect(keys(found) == wanted(series))
  }

  @Test func sensitivityFloorAndMinimumCountForLanesToo() {
    let settings = DetectorSettings(sensitivity: 1.7, floor: 20, minimumAmount: 150)
    let series = Array(Self.series.prefix(57))
    let found = SeriesBatch.scan(
      seriesCount: series.count, first: Self.first, days: Self.days, rows(series),
      settings: settings)
    var wanted: Set<String> = []
    for (index, one) in series.enumerated() {
      let amounts = one.map { $0.map { Double(Float($0)) } }
      for verdict in SpikeDetector.read(amounts, from: Self.first, settings: settings)
      where verdict.isAlarm || verdict.reading == .monthly {
        wanted.insert("\(index) \(verdict.day.text) \(verdict.reading.rawValue)")
      }
    }
    #expect(keys(found) == wanted)
    #expect(wanted.count > 50)
  }

  @Test func everyWidthGivesTheSameBits() {
    var batches = Self.widths.map {
      SeriesBatch(seriesCount: Self.series.count, first: Self.first, lanes: $0)
    }
    for day in 0..<Self.days {
      let found = batches.indices.map { Set(batches[$0].append(row(day))) }
      #expect(found.allSatisfy { $0 == found[0] }, "day \(day)")
      for index in Self.series.indices {
        let expected = batches.map { $0.expected(index).bitPattern }
        #expect(expected.allSatisfy { $0 == expected[0] }, "\(index) day \(day)")
      }
    }
  }

  @Test func expectedIsTheDetectorsToFourDigits() {
    let series = Array(Self.series.prefix(131))
    var batch = SeriesBatch(seriesCount: series.count, first: Self.first)
    var detectors = series.map { _ in SpikeDetector(first: Self.first) }
    for day in 0..<Self.days {
      _ = batch.append(row(day, series))
      for index in detectors.indices {
        let verdict = detectors[index].append(series[index][day])
        let scale = max(abs(verdict.expected), MixedSeries.level(index) * 0.1)
        let difference = abs(Double(batch.expected(index)) - verdict.expected) / scale
        #expect(difference < 3e-4, "\(index) day \(day)")
      }
    }
  }

  @Test func oneDayAtATimeIsTheSameAsAllAtOnce() {
    var all = SeriesBatch(seriesCount: Self.series.count, first: Self.first)
    var single = SeriesBatch(seriesCount: Self.series.count, first: Self.first)
    let found = all.append(days: Self.days, rows())
    let one = (0..<Self.days).flatMap { single.append(row($0)) }
    #expect(Set(found) == Set(one))
    #expect(single.next == Self.first + Self.days)
  }

  @Test func aProvisionalDayCanBeAFindingAndTeachesNothing() {
    var batch = SeriesBatch(seriesCount: 1, first: Self.first)
    for _ in 0..<60 { _ = batch.append([50]) }
    var looking = batch
    #expect(looking.append([80], provisional: true).map(\.reading) == [.spike])
    _ = batch.append([.nan])
    #expect(looking.append([50]) == batch.append([50]))
    #expect(looking.expected(0) == batch.expected(0))
  }

  @Test func theWindowsAreTheDetectors() {
    #expect(billtop_spike_profile_days == SpikeRule.profileDays)
    #expect(billtop_spike_level_days == SpikeRule.levelDays)
    #expect(billtop_spike_near_days == SpikeRule.nearDays)
    #expect(billtop_spike_residual_days == SpikeRule.residualDays)
    #expect(billtop_spike_recent_days == SpikeRule.recentDays)
    #expect(billtop_spike_warm_up == SpikeRule.warmUp)
  }
}
