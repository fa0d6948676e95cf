import Testing

@testable import BillingCore

@Suite struct SpikeSentenceTests {
  private func check(
    _ reading: DayReading, _ expected: String, provisional: Bool = false,
    since: Day? = nil, drivers: [(String, Double)] = [], cause: SpikeCause? = nil,
    place: SourceLocation = #_sourceLocation
  ) {
    var verdict = DayVerdict(
      day: Day("2025-01-14") ?? MadeSeries.first, amount: 412, expected: 110,
      isProvisional: provisional)
    verdict.reading = reading
    verdict.newNormalSince = since
    let sentence = SpikeSentence(
      verdict: verdict, amount: "412", usualLow: "95", usualHigh: "130",
      drivers: drivers.map { SpikeSentence.Part(name: $0.0, share: $0.1) }, cause: cause,
      daysKnown: 9)
    #expect(sentence.text == expected, sourceLocation: place)
  }

  @Test func oneSentenceForEachReading() {
    let start = "412 on Tue 14th; usual for a Tuesday 95–130"
    check(
      .spike, "\(start); 83 % of the excess is US outbound SMS on account Retail",
      drivers: [("US outbound SMS on account Retail", 0.83), ("Voice", 0.1)])
    check(
      .spike, "\(start); 41 % of the excess is SMS, 30 % Voice (more volume)",
      drivers: [("SMS", 0.41), ("Voice", 0.3)], cause: .moreVolume)
    check(.spike, "\(start) (a higher unit price)", cause: .higherPrice)
    check(.normal, start)
    check(
      .new, "412 on Tue 14th, where there was no spend before; 100 % of the excess is Video",
      drivers: [("Video", 1)])
    check(
      .monthly,
      "\(start), but about as much more came around the same day of the month before")
    check(
      .drop, "412 on Tue 14th; below the usual for a Tuesday 95–130: the data may be late")
    check(
      .learning, "412 on Tue 14th; too early to say what is usual (9 of 14 days known)")
    check(.missing, "No data for Tue 14th")
    check(
      .spike, "\(start); the new normal since Fri 10th", since: Day("2025-01-10"))
    check(
      .spike, "412 so far on Tue 14th; usual for a Tuesday 95–130", provisional: true)
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
