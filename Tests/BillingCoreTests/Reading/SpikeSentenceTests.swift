import Testing

@testable import BillingCore

@Suite struct SpikeSentenceTests {
  private func check(
    _ reading: DayReading, _ expected: String, provisional: Bool = false,
    since: Day? = nil, driver: SpikeSentence.Driver? = nil,
    place: SourceLocation = #_sourceLocation
  ) {
    var verdict = DayVerdict(
      day: Day("2025-01-14") ?? MadeSeries.first, amount: 412, expected: 110,
      isProvisional: provisional)
    verdict.reading = reading
    verdict.newNormalSince = since
    let sentence = SpikeSentence(
      name: "Retail", verdict: verdict, amount: "EUR 412", usualLow: "95", usualHigh: "130",
      driver: driver)
    #expect(sentence.text == expected, sourceLocation: place)
  }

  private func driver(_ share: Double, isNew: Bool = false, _ cause: SpikeCause? = nil)
    -> SpikeSentence.Driver
  {
    SpikeSentence.Driver(place: "SMS on account R-7", share: share, isNew: isNew, cause: cause)
  }

  @Test func oneSentenceForEachReading() {
    let head = "Retail, Tue Jan 14: EUR 412"
    let usual = "\(head), usual for a Tuesday 95–130."
    check(.spike, usual)
    check(.spike, "\(usual) 83 % of the excess is SMS on account R-7.", driver: driver(0.83))
    check(
      .spike, "\(usual) 41 % of the excess is SMS on account R-7 (more volume).",
      driver: driver(0.41, .moreVolume))
    check(
      .spike, "\(usual) All of the excess is SMS on account R-7 (a higher unit price).",
      driver: driver(0.999, .higherPrice))
    check(
      .spike, "\(usual) 60 % of the excess is SMS on account R-7 (new).",
      driver: driver(0.6, isNew: true, .moreVolume))
    check(
      .new, "\(head), where there was nothing before. All of the excess is SMS on account R-7.",
      driver: driver(1))
    let own = SpikeSentence(
      name: "All", verdict: SpikeDetector.read([1], from: MadeSeries.first)[0], amount: "EUR 1",
      usualLow: "1", usualHigh: "1", cause: .higherPrice)
    #expect(own.text == "All, Mon Jan 6: EUR 1. There is too little history to say what is usual.")
    check(.normal, "\(head), as usual for a Tuesday.", driver: driver(0.8))
    check(.monthly, "\(head), as on the same day of the month before.")
    check(.drop, "\(head), less than usual: perhaps the data is late.")
    check(.learning, "\(head). There is too little history to say what is usual.")
    check(.missing, "Retail, Tue Jan 14: no data for this day.")
    check(
      .spike, "\(usual) It is the new normal since Fri Jan 10.", since: Day("2025-01-10"))
    check(
      .spike, "Retail, Tue Jan 14: EUR 412 so far, usual for a Tuesday 95–130.",
      provisional: true)
  }

  @Test(arguments: [
    (412.0, 110.0, 4000.0, 1000.0, SpikeCause.moreVolume as SpikeCause?),
    (412, 110, 1000, 1000, .higherPrice), (400, 100, 2500, 1000, .both),
    (400, 100, 0, 1000, nil), (90, 100, 10, 10, nil), (400, 0, 10, 0, nil),
    (400, 100, .nan, 1, nil),
  ])
  func volumeIsToldFromPrice(_ row: (Double, Double, Double, Double, SpikeCause?)) {
    #expect(
      SpikeCause(amount: row.0, expected: row.1, usage: row.2, expectedUsage: row.3) == row.4)
  }
}
