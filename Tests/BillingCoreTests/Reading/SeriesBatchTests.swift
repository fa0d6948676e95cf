import Testing

@testable import BillingCore

@Suite struct SeriesBatchTests {
  /// Nineteen series of all kinds, day by day; NaN is a missing day.
  private static let series: [[Double?]] = {
    var random = MadeSeries.Random(seed: 3)
    return (0..<19).map { index in
      (0..<200).map { day in
        if random.unit() < 0.02 { return nil }
        if index % 5 == 4, random.unit() < 0.7 { return 0 }
        var value = Double(10 + 40 * index) * (day % 7 < 5 ? 1 : 0.3) * (0.7 + 0.6 * random.unit())
        if random.unit() < 0.02 { value *= 4 }
        if index == 7, day > 120 { value *= 2.5 }
        if index == 9, random.unit() < 0.05 { value = -value }
        if index == 11 { value *= 1e14 }
        if index == 13, day % 30 == 5 { value += 3000 }
        return value
      }
    }
  }()

  private func row(_ day: Int) -> [Float] {
    Self.series.map { $0[day].map { Float($0) } ?? .nan }
  }

  private func keys(_ findings: [SeriesBatch.Finding]) -> Set<String> {
    Set(findings.map { "\($0.series) \($0.day.text) \($0.reading.rawValue)" })
  }

  @Test func theLanesFindWhatTheDetectorFinds() {
    var batch = SeriesBatch(seriesCount: 19, first: MadeSeries.first)
    let found = batch.append(days: 200, (0..<200).flatMap(row))
    var wanted: Set<String> = []
    for (index, series) in Self.series.enumerated() {
      for verdict in SpikeDetector.read(series, from: MadeSeries.first) {
        guard verdict.isAlarm || verdict.reading == .monthly else { continue }
        wanted.insert("\(index) \(verdict.day.text) \(verdict.reading.rawValue)")
      }
    }
    #expect(keys(found) == wanted)
    #expect(wanted.count > 30)
  }

  @Test func expectedAndDropsAreTheDetectorsToFourDigits() {
    var batch = SeriesBatch(seriesCount: 19, first: MadeSeries.first)
    var detectors = Self.series.map { _ in SpikeDetector(first: MadeSeries.first) }
    for day in 0..<200 {
      _ = batch.append(row(day))
      for index in detectors.indices {
        let verdict = detectors[index].append(Self.series[index][day])
        let last = batch.last(index)
        let scale = max(abs(verdict.expected), Double(10 + 40 * index) * 0.1)
        let difference = abs(Double(last.expected) - verdict.expected) / scale
        #expect(difference < 1e-4, "\(index) day \(day)")
        #expect(abs(Double(last.dropScore) - verdict.dropScore) < 1e-3, "\(index) day \(day)")
      }
    }
  }

  @Test func oneDayAtATimeIsTheSameAsAllAtOnce() {
    var all = SeriesBatch(seriesCount: 19, first: MadeSeries.first)
    var single = SeriesBatch(seriesCount: 19, first: MadeSeries.first)
    let found = all.append(days: 200, (0..<200).flatMap(row))
    let one = (0..<200).flatMap { single.append(row($0)) }
    #expect(Set(found) == Set(one))
    #expect(single.next == MadeSeries.first + 200)
  }

  @Test func aProvisionalDayCanBeAFindingAndTeachesNothing() {
    var batch = SeriesBatch(seriesCount: 1, first: MadeSeries.first)
    for _ in 0..<60 { _ = batch.append([50]) }
    var looking = batch
    #expect(looking.append([80], provisional: true).map(\.reading) == [.spike])
    _ = batch.append([.nan])
    #expect(looking.append([50]) == batch.append([50]))
    #expect(looking.last(0).expected == batch.last(0).expected)
  }
}
