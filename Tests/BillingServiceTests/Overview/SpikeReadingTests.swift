import BillingCore
import BillingDemo
import BillingService
import Testing

private func range(_ first: String, _ last: String) -> DayRange {
  DayRange(first: Day(first)!, last: Day(last)!)
}

/// The demo's spikes are found, named and explained; nothing else of its running month is one.
@Test(arguments: ["2026-11-20", "2026-03-11", "2025-08-31"])
func theDemosSpikesAreFoundNamedAndExplained(_ text: String) throws {
  let today = try #require(Day(text))
  let demo = DemoOrganization.make(today: today)
  let service = BillingService(MemoryRepository(demo.organization, usage: demo.usage))
  let moment = Moment(today: today, now: Timestamp(startOf: today))
  let spikes = try service.read(SpikeList(), as: .named("olivia"), at: moment)
  let wanted = demo.spikes.filter { $0.day.month == today.month }
  let place = { (day: Day, group: BillingGroupID) in "\(day.text) \(group.revealed)" }
  #expect(
    Set(spikes.map { place($0.day, $0.group) }) == Set(wanted.map { place($0.day, $0.group) }))
  for made in wanted {
    let spike = try #require(spikes.first { $0.day == made.day && $0.group == made.group })
    let first = try #require(spike.drivers.first)
    #expect(first.account == made.account && first.category == made.category)
    let why =
      switch made.cause {
      case .volume: "(more volume)."
      case .unitPrice: "(a higher unit price)."
      case .newAccount: "(new)."
      }
    let said = spike.sentence()
    #expect(said.hasSuffix("on account \(first.accountName) \(why)"), "\(said)")
    #expect(said.contains(first.title) && said.contains(spike.groupName))
  }
}

@Test func categoriesAccountsAndPairsHaveSpikesOfTheirOwn() throws {
  var world = World.used
  for day in (World.today - 90)...(World.today - 1) {
    world.add(World.b, "b1", "fax", day, day.text == "2026-11-12" ? "9" : "3", .usd)
  }
  let service = world.service()
  func lines(_ by: [UsageDimension], as user: String = "olga") throws -> [String] {
    try service.read(SeriesSpikes(by: by), as: user).map { $0.sentence() }
  }
  let fax = "Fax, Thu Nov 12: USD 9.00, usual for a Thursday 2.86–3.13: more volume."
  let categories = try lines([.category])
  #expect(categories.contains { $0.hasPrefix(fax) }, "\(categories)")
  #expect(try lines([.group, .category]).contains { $0.hasPrefix("Beta, \(fax)") })
  #expect(
    try lines([.account]).contains { $0.hasPrefix("account Account a3, Wed Nov 18: EUR 300") })
  #expect(try lines([]).contains { $0.hasPrefix("All groups, Wed Nov 18: EUR 400.00") })
  #expect(try lines([.category], as: "ines").allSatisfy { !$0.contains("Fax") })
  let groups = try service.read(SeriesSpikes(by: [.group]), as: "olga").map(\.day)
  #expect(groups == (try service.read(SpikeList(), as: "olga").map(\.day)))
}

@Test func theEffectOfThresholdsIsKnownBeforeTheyAreSaved() throws {
  let service = World.used.service()
  func text(_ sensitivity: String?, _ minimum: String? = nil) throws -> String {
    try service.read(
      SpikeEffect(.id(World.a), sensitivity: sensitivity, minimum: minimum), as: "ines"
    ).text
  }
  #expect(try text(nil) == "At this setting: 1 alarm in the last 90 days; now as many.")
  #expect(try text("0.5") == "At this setting: 1 alarm in the last 90 days; now as many.")
  #expect(try text("1", "500") == "At this setting: no alarm in the last 90 days; now 1.")
  #expect(
    refusal { () throws(BillingError) in
      _ = try service.read(SpikeEffect(.id(World.a), sensitivity: "11"), as: "ines")
    }?.contains("Sensitivity: 11 does not fit.") == true)
}

@Test func settlingDaysTeachNothingAndAreNoDrops() throws {
  var world = World.used
  for day in 13...19 { world.add(World.c, "c1", "voice", Day("2026-11-\(day)")!, "1", .usd) }
  for day in (World.today - 90)...(World.today - 8) {
    world.add(World.c, "c1", "voice", day, "50", .usd)
  }
  let service = world.service()
  func gamma(_ settling: Int, _ day: String) throws -> DayVerdict? {
    let moment = Moment(
      today: World.today, now: World.moment.now, settlingDays: settling)
    let operation = ExplainDay(.name("Gamma"), Day(day)!)
    return try service.read(operation, as: .named("olga"), at: moment).reports.first?.verdict
  }
  #expect(try gamma(0, "2026-11-13")?.reading == .drop)
  #expect(try gamma(7, "2026-11-13")?.reading == .normal)
  #expect(try gamma(7, "2026-11-13")?.isProvisional == true)
  #expect(try gamma(6, "2026-11-13")?.reading == .drop)
  #expect(abs(try #require(try gamma(7, "2026-11-19")).expected - 50) < 1)
  #expect(try #require(try gamma(0, "2026-11-19")).expected < 40)
  func total(_ settling: Int) throws -> Double? {
    let moment = Moment(
      today: World.today, now: World.moment.now, settlingDays: settling)
    return try service.read(
      ForecastReport(groups: [.id(World.c)]), as: .named("olga"), at: moment
    ).lines.first?.forecast?.total.amount.approximate
  }
  #expect(abs(try #require(try total(7)) - 1500) < 15)
  #expect(try #require(try total(0)) < 1100)
}
