import Testing

@testable import BillingCore

/// Series that break careless statistics, by name.
private let edges: [(name: String, series: [Double?])] = [
  ("nothing", []),
  ("one value", [12]),
  ("one missing day", [nil]),
  ("only missing days", Array(repeating: nil, count: 60)),
  ("three days", [10, 12, 900]),
  ("zeros", MadeSeries.constant(120, 0)),
  ("a constant", MadeSeries.constant(120)),
  ("credits only", MadeSeries.constant(120, -40)),
  ("credits now and then", MadeSeries.with(MadeSeries.weekly(120), [50: -900, 90: -20])),
  ("a start", MadeSeries.constant(60, 0) + MadeSeries.weekly(60)),
  ("a stop", MadeSeries.weekly(60) + MadeSeries.constant(60, 0)),
  ("a stop without data", MadeSeries.weekly(60) + Array(repeating: nil, count: 60)),
  ("every other day missing", MadeSeries.weekly(120).enumerated().map { $0 % 2 == 0 ? $1 : nil }),
  ("huge", MadeSeries.weekly(120, level: 1e17)),
  ("huge once", MadeSeries.with(MadeSeries.weekly(120), [70: 9e17])),
  ("tiny", MadeSeries.weekly(120, level: 1e-9)),
  ("not numbers", MadeSeries.with(MadeSeries.weekly(120), [60: .nan, 61: .infinity, 62: 1e300])),
  ("up and down", (0..<120).map { $0 % 2 == 0 ? 1e9 : -1e9 }),
  ("sparse", MadeSeries.sparse(120)),
]

@Suite struct SpikeDetectorEdgeTests {
  @Test func spendAfterCreditsIsNotCalledNew() {
    let series = MadeSeries.constant(60, -50) + MadeSeries.constant(1, 50)
    #expect(SpikeDetector.read(series, from: MadeSeries.first).last?.reading == .spike)
    let started = MadeSeries.constant(60, 0) + MadeSeries.constant(1, 50)
    #expect(SpikeDetector.read(started, from: MadeSeries.first).last?.reading == .new)
  }

  @Test func anOrganizationAsksForAFifthAndASeriesForATenth() {
    func isAlarm(_ amount: Double, _ settings: DetectorSettings) -> Bool {
      let series = MadeSeries.constant(60) + [amount]
      return SpikeDetector.read(series, from: MadeSeries.first, settings: settings).last!.isAlarm
    }
    let money = DetectorSettings(currency: .eur)
    #expect(isAlarm(56, DetectorSettings()) && !isAlarm(56, money))
    #expect(isAlarm(61, money) && !isAlarm(59, money))
    #expect(isAlarm(56, DetectorSettings(currency: .eur, sensitivity: 2)))
    let drop = SpikeDetector.read(
      MadeSeries.constant(60) + [44], from: MadeSeries.first, settings: money)
    #expect(drop.last?.reading == .drop)
  }

  @Test(arguments: edges.indices)
  func everyFigureIsANumberInOrder(_ index: Int) {
    let (name, series) = edges[index]
    for verdict in SpikeDetector.read(series, from: MadeSeries.first) {
      let figures = [
        verdict.expected, verdict.usualLow, verdict.usualHigh, verdict.limit ?? 0, verdict.score,
        verdict.dropScore,
      ]
      let areNumbers = figures.allSatisfy { $0.isFinite }
      #expect(areNumbers, "\(name) \(verdict.day.text)")
      #expect(verdict.usualLow <= verdict.usualHigh, "\(name) \(verdict.day.text)")
      #expect(verdict.score >= 0 && verdict.dropScore >= 0, "\(name) \(verdict.day.text)")
      if let limit = verdict.limit { #expect(limit >= verdict.expected, "\(name)") }
      if verdict.isAlarm { #expect(verdict.amount ?? 0 >= verdict.limit ?? .infinity, "\(name)") }
    }
  }

  /// No sentence claims what the days before can't know, and none holds what is no figure.
  @Test(arguments: edges.indices)
  func everySentenceMakesSense(_ index: Int) {
    let (name, series) = edges[index]
    let verdicts = SpikeDetector.read(series, from: MadeSeries.first)
    for (at, verdict) in verdicts.enumerated() {
      let said = sentence(verdict)
      let known = series.prefix(at).count { $0?.isFinite == true }
      #expect(!said.contains("nan") && !said.contains("inf"), "\(name): \(said)")
      #expect(verdict.reading != .learning || known < 21, "\(name): \(said)")
      guard let amount = verdict.amount else {
        #expect(said.hasSuffix(": no data for this day."), "\(name): \(said)")
        continue
      }
      if known < 14 { #expect(said.contains("too little history"), "\(name): \(said)") }
      let before = series.prefix(at).suffix(28).compactMap { $0 }.filter(\.isFinite)
      if said.contains("nothing before") {
        #expect(amount > 0 && before.allSatisfy { $0 <= 0 }, "\(name): \(said)")
      }
      if verdict.isAlarm {
        #expect(amount > 0 && amount > verdict.usualHigh, "\(name): \(said)")
        #expect(before.allSatisfy { $0 < amount || $0 >= 1e9 }, "\(name): \(said)")
      }
      if verdict.reading == .drop { #expect(amount < verdict.usualLow, "\(name): \(said)") }
    }
  }

  private func sentence(_ verdict: DayVerdict) -> String {
    SpikeSentence(
      name: "It", verdict: verdict, amount: "\(verdict.amount ?? 0)",
      usualLow: "\(verdict.usualLow)", usualHigh: "\(verdict.usualHigh)"
    ).text
  }

  @Test(arguments: edges.indices)
  func forecastsAreNumbersInOrderOrNothing(_ index: Int) {
    let (name, series) = edges[index]
    for length in stride(from: 0, through: series.count, by: series.count < 20 ? 1 : 3) {
      let known = Array(series.prefix(length))
      for provisional in 0...2 {
        guard
          let forecast = MonthForecast(known, from: MadeSeries.first, provisional: provisional)
        else { continue }
        #expect(forecast.total.isFinite && forecast.low.isFinite, "\(name) \(length)")
        #expect(forecast.low <= forecast.total && forecast.total <= forecast.high, "\(name)")
        #expect(forecast.history >= MonthForecast.leastHistory, "\(name)")
      }
    }
  }

  @Test(arguments: edges.indices)
  func aVerdictNeverLooksAhead(_ index: Int) {
    let series = edges[index].series
    let all = SpikeDetector.read(series, from: MadeSeries.first)
    for length in stride(from: 0, to: series.count, by: 11) {
      let part = SpikeDetector.read(Array(series.prefix(length)), from: MadeSeries.first)
      #expect(part == Array(all.prefix(length)), "\(edges[index].name)")
    }
  }

  @Test func appendingADayAtATimeIsTheSameAsReadingAll() {
    let series = MadeSeries.with(MadeSeries.weekly(150), [40: 300, 90: Double?.none, 100: -50])
    var detector = SpikeDetector(first: MadeSeries.first)
    let verdicts = series.map { detector.append($0) }
    #expect(verdicts == SpikeDetector.read(series, from: MadeSeries.first))
    #expect(detector.next == MadeSeries.first + 150)
  }

  @Test func aProvisionalDayTeachesNothing() {
    var learning = SpikeDetector(first: MadeSeries.first)
    var looking = SpikeDetector(first: MadeSeries.first)
    for value in MadeSeries.weekly(60) {
      learning.append(value)
      looking.append(value)
    }
    looking.append(9000, provisional: true)
    learning.append(nil)
    #expect(looking.append(50) == learning.append(50))
  }
}

@Suite struct RatioScaleTests {
  @Test(arguments: [1e-12, 0.1, 0.5, 1, 1.4142, 2, 10, 12345.678, 1e18])
  func logarithmAndExponentialUndoEachOther(_ value: Double) {
    #expect(abs(RatioScale.exp(RatioScale.log(value)) / value - 1) < 1e-12)
  }

  @Test func theyAreTheNaturalOnes() {
    #expect(RatioScale.log(1) == 0)
    #expect(abs(RatioScale.exp(1) - 2.718281828459045) < 1e-14)
    #expect(abs(RatioScale.log(10) - 2.302585092994046) < 1e-14)
    #expect(RatioScale.exp(1e9).isFinite)
  }
}
