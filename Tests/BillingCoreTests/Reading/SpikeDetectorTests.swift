import Testing

@testable import BillingCore

/// One line for a verdict, as the pictures below show it.
private func line(_ verdict: DayVerdict) -> String {
  func text(_ value: Double?) -> String {
    value.map { Amount(rounding: $0).rounded(to: 1, .halfEven).text } ?? "-"
  }
  var line = "\(verdict.reading.rawValue) \(text(verdict.amount)) usual "
  line += "\(text(verdict.usualLow))-\(text(verdict.usualHigh)) limit \(text(verdict.limit))"
  if let since = verdict.newNormalSince { line += " since \(since.text)" }
  return line
}

private func check(
  _ series: [Double?], _ picture: [Int: String], provisional: Int = 0,
  settings: DetectorSettings = DetectorSettings(), _ place: SourceLocation = #_sourceLocation
) {
  let verdicts = SpikeDetector.read(
    series, from: MadeSeries.first, settings: settings, provisional: provisional)
  for (day, expected) in picture.sorted(by: { $0.key < $1.key }) {
    #expect(line(verdicts[day]) == expected, "day \(day)", sourceLocation: place)
  }
}

@Suite struct SpikeDetectorTests {
  @Test func aSteadyGroupsSpikeStandsOut() {
    let series = MadeSeries.with(MadeSeries.weekly(90), [80: 412])
    check(
      series,
      [
        79: "normal 91.9 usual 83.3-101.2 limit 158.9",
        80: "spike 412 usual 84.9-106.7 limit 162.5",
        81: "normal 91 usual 90.9-113 limit 169.6",
        83: "normal 21.7 usual 14-35.8 limit 119.8",
      ])
  }

  @Test func aConstantSeriesHasANarrowRange() {
    check(
      MadeSeries.with(MadeSeries.constant(60), [59: 51.4]),
      [
        58: "normal 50 usual 50-50 limit 55",
        59: "normal 51.4 usual 50-50 limit 55",
      ])
    check(
      MadeSeries.with(MadeSeries.constant(60), [59: 80]),
      [
        59: "spike 80 usual 50-50 limit 55"
      ])
  }

  @Test func zerosStayQuietUntilSomethingNewIsWorthAWord() {
    let zeros = MadeSeries.constant(70, 0)
    check(
      MadeSeries.with(zeros, [60: 0.99, 65: 12.4]),
      [
        59: "normal 0 usual 0-0 limit 1",
        60: "normal 1 usual 0-0 limit 1",
        65: "new 12.4 usual 0-0 limit 1.5",
      ])
  }

  @Test func aMonthlyChargeIsToldFromASpike() {
    let fees: [Int: Double?] = [26: 500, 54: 500, 85: 510, 100: 500]
    check(
      MadeSeries.with(MadeSeries.constant(120, 40), fees),
      [
        26: "spike 500 usual 40-40 limit 44",
        54: "monthly 500 usual 39.6-40.9 limit 44.3",
        85: "monthly 510 usual 39.9-40 limit 44",
        100: "spike 500 usual 39.9-40.1 limit 44",
      ])
  }

  @Test func aCreditIsADropAndLeavesNoEcho() {
    check(
      MadeSeries.with(MadeSeries.weekly(90), [80: -300]),
      [
        80: "drop -300 usual 84.9-106.7 limit 162.5",
        81: "normal 91 usual 73.7-95.8 limit 160.9",
        82: "normal 20.3 usual 8.3-40.7 limit 111.6",
      ])
  }

  @Test func aLastingChangeBecomesTheNewNormal() {
    let series = MadeSeries.constant(60) + MadeSeries.constant(40, 120)
    check(
      series,
      [
        60: "spike 120 usual 50-50 limit 55",
        61: "spike 120 usual 50.2-50.2 limit 55.2",
        64: "spike 120 usual 53.9-53.9 limit 64.3 since 2025-03-07",
        66: "normal 120 usual 81.7-81.7 limit 123.6",
        75: "normal 120 usual 111.3-120.3 limit 147.1",
        99: "normal 120 usual 113.6-124.1 limit 150.2",
      ])
  }

  @Test func aSparseSeriesIsJudgedByItsOwnAmounts() {
    let series = MadeSeries.with(MadeSeries.sparse(120), [109: 34, 117: 160])
    check(
      series,
      [
        105: "normal 29 usual 0-19.3 limit 46.9",
        109: "normal 34 usual 0-25.4 limit 49.7",
        117: "spike 160 usual 0-25.9 limit 55.1",
      ])
  }

  @Test func aPartialDayMayBeASpikeAndNeverADrop() {
    let series = MadeSeries.weekly(90)
    check(
      MadeSeries.with(series, [89: 3]),
      [
        89: "normal 3 usual 13.9-42.5 limit 111.4"
      ], provisional: 1
    )
    check(
      MadeSeries.with(series, [89: 300]),
      [
        89: "spike 300 usual 13.9-42.5 limit 111.4"
      ],
      provisional: 1)
    check(
      MadeSeries.with(series, [88: 3]),
      [
        88: "drop 3 usual 90.4-107.1 limit 151.7"
      ])
  }

  @Test func theFirstTwoWeeksOnlyLearn() {
    let series = MadeSeries.with(MadeSeries.weekly(15), [12: 900])
    check(
      series,
      [
        0: "learning 99.9 usual 0-0 limit -",
        12: "learning 900 usual 92.9-92.9 limit -",
        13: "learning 20.5 usual 582.8-582.8 limit -",
        14: "normal 94.5 usual 0-464.7 limit 930.1",
      ])
  }

  @Test func aMissingDayIsNotADayOfZero() {
    let series = MadeSeries.with(
      MadeSeries.weekly(90), [70: Double?.none, 71: Double?.none, 72: Double?.none, 80: 412])
    check(
      series,
      [
        70: "missing - usual 89.4-89.4 limit -",
        73: "normal 102.5 usual 84.9-104.4 limit 162.5",
        80: "spike 412 usual 84.9-107.5 limit 162.5",
      ])
  }

  @Test func sensitivityFloorAndMinimumMoveTheLimit() {
    let series = MadeSeries.with(MadeSeries.constant(60), [59: 80])
    check(
      series,
      [
        59: "spike 80 usual 50-50 limit 60"
      ], settings: DetectorSettings(sensitivity: 0.5))
    check(
      series,
      [
        59: "spike 80 usual 50-50 limit 52.5"
      ], settings: DetectorSettings(sensitivity: 2))
    check(
      series,
      [
        59: "normal 80 usual 50-50 limit 90"
      ], settings: DetectorSettings(floor: 40))
    check(
      series,
      [
        59: "normal 80 usual 50-50 limit 100"
      ],
      settings: DetectorSettings(minimumAmount: 100))
  }

  @Test func theFloorIsAHundredOfTheSmallestCoins() {
    let dinar = Currency("KWD").map { DetectorSettings(currency: $0) }
    #expect(DetectorSettings(currency: .eur).floor == 1)
    #expect(DetectorSettings(currency: .jpy).floor == 100)
    #expect(dinar?.floor == 0.1)
    #expect(DetectorSettings(sensitivity: .nan).sensitivity == 1)
  }
}
