import BillingCore
import BillingService
import Testing

private func range(_ first: String, _ last: String) -> DayRange {
  DayRange(first: Day(first)!, last: Day(last)!)
}

@Test(arguments: [
  ("2026-11-01", "2026-11-19", "2026-10-01 – 2026-10-19"),
  ("2026-11-01", "2026-11-30", "2026-10-01 – 2026-10-31"),
  ("2026-03-01", "2026-03-30", "2026-01-30 – 2026-02-28"),
  ("2026-03-01", "2026-03-28", "2026-02-01 – 2026-02-28"),
  ("2026-11-05", "2026-11-11", "2026-10-29 – 2026-11-04"),
  ("2026-11-18", "2026-11-18", "2026-11-17"),
])
func aLikePeriodHasAsManyDays(first: String, last: String, expected: String) {
  #expect(LikePeriod.before(range(first, last)).text == expected)
}

@Test func spikesAreListedTheNewestFirst() throws {
  var world = World.used
  world.add(World.b, "b1", "voice", Day("2026-11-13")!, "200", .usd)
  world.add(World.b, "b1", "voice", Day("2026-10-20")!, "200", .usd)
  let service = world.service()
  let lines = try service.read(SpikeList(), as: "olga").map { "\($0.day.text) \($0.groupName)" }
  #expect(lines == ["2026-11-18 Alpha", "2026-11-13 Beta"])
  let wide = try service.read(SpikeList(range: range("2026-09-01", "2027-01-31")), as: "olga")
  #expect(wide.map(\.day.text) == ["2026-11-18", "2026-11-13", "2026-10-20"])
  #expect(wide.allSatisfy { !$0.drivers.isEmpty })
  #expect(try service.read(SpikeList(), as: "ines").map(\.groupName) == ["Alpha"])
}

@Test func aDayIsJudgedAlikeWhereverItIsAskedAbout() throws {
  let service = World.used.service()
  let half = range("2026-06-01", "2026-11-20")
  let listed = try service.read(SpikeList(range: half), as: "olga")
  let whole = try service.read(SpikeList(range: half, withAllDrivers: true), as: "olga")
  let day = try service.read(ExplainDay(.name("Alpha"), Day("2026-11-18")!), as: "olga")
  let home = try service.read(GroupsOverview(), as: "olga").groups.flatMap(\.spikes)
  #expect(listed == home && whole == day.reports.compactMap(\.spike))
  #expect(listed.map(\.drivers) == whole.map { Array($0.drivers.prefix(1)) })
}

@Test func aDayIsExplainedExactly() throws {
  let outcome = try World.used.service().read(
    ExplainDay(.name("Alpha"), Day("2026-11-18")!), as: "ines")
  let report = try #require(outcome.reports.first)
  #expect(report.amount?.text == "EUR 400.00" && report.state == .known)
  for parts in [report.drivers, report.byCategory, report.byAccount] {
    #expect(parts.reduce(Money.zero(.eur)) { $0 + $1.amount } == report.amount)
    #expect(parts.reduce(Money.zero(.eur)) { $0 + $1.excess }.text == "EUR 300.00")
  }
  let lines = report.drivers.map {
    "\($0.title)|\($0.accountName)|\($0.amount.figure)|\($0.expected.figure)|\($0.isNew)"
  }
  #expect(
    lines == [
      "mms-us|Account a3|300.00|0.00|true", "US SMS|Account a1|60.00|60.00|false",
      "voice|Account a2|40.00|40.00|false",
    ])
  #expect(report.byCategory.map(\.category) == ["mms-us", "sms-us", "voice"])
}

@Test(arguments: [
  ("Beta", "2026-11-10", DayFigure.State.missing), ("Beta", "2026-11-09", .known),
])
func aDayWithoutDataIsNotADayOfZero(group: String, day: String, state: DayFigure.State) throws {
  let outcome = try World.used.service().read(ExplainDay(.name(group), Day(day)!), as: "olga")
  #expect(outcome.reports.map(\.state) == [state])
  #expect((outcome.reports[0].amount == nil) == (state != .known))
}

@Test func daysOutsideTheDataHaveNoReport() throws {
  let service = World.used.service()
  for day in ["2026-11-20", "2026-11-21", "2020-01-01"] {
    #expect(try service.read(ExplainDay(.name("Alpha"), Day(day)!), as: "olga").reports.isEmpty)
  }
}

@Test func forecastsAddUpByCurrency() throws {
  var world = World.used
  for day in (World.today - 90)...(World.today - 1) {
    world.add(World.c, "c1", "voice", day, "10", .usd)
  }
  let outcome = try world.service().read(ForecastReport(), as: "olga")
  let lines = outcome.lines.map {
    "\($0.groupName)|\($0.toDate.text)|\($0.lastMonth.text)|\($0.forecast == nil)"
  }
  #expect(
    lines == [
      "Alpha|EUR 2,200.00|EUR 3,100.00|false", "Beta|USD 720.00|USD 1,240.00|false",
      "Gamma|USD 190.00|USD 310.00|false",
    ])
  let totals = outcome.lines.compactMap(\.forecast?.total)
  #expect(outcome.totals.map(\.total) == [totals[0], totals[1] + totals[2]])
  for forecast in outcome.totals {
    #expect(forecast.low.amount <= forecast.total.amount)
    #expect(forecast.total.amount <= forecast.high.amount)
  }
  let whole = totals.map(\.amount.approximate)
  #expect(abs(whole[0] - 3_300) < 33 && abs(whole[1] - 1_160) < 20 && abs(whole[2] - 300) < 3)
}

@Test func aMonthsFirstDayIsForecastFromTheMonthBefore() throws {
  let service = World.used.service()
  for (text, isKnown) in [("2026-12-01", false), ("2026-11-30", true)] {
    let moment = Moment(today: Day(text)!, now: World.moment.now)
    let outcome = try service.read(ForecastReport(), as: .named("olga"), at: moment)
    #expect(outcome.lines.allSatisfy { ($0.forecast != nil) == isKnown }, "\(text)")
  }
  var world = World.used
  for day in World.today...Day("2026-11-30")! {
    world.add(World.b, "b1", "sms-us", day, "40", .usd)
  }
  let moment = Moment(today: Day("2026-12-01")!, now: World.moment.now)
  let beta = try world.service().read(
    ForecastReport(groups: [.id(World.b)]), as: .named("olga"), at: moment)
  let total = try #require(beta.lines.first?.forecast?.total.amount.approximate)
  #expect(abs(total - 31 * 40) < 80 && beta.lines[0].toDate == .zero(.usd))
}

@Test func periodsAreCompared() throws {
  let outcome = try World.used.service().read(
    ComparePeriods(groups: [.name("Alpha")], by: [.category]), as: "ines")
  #expect(outcome.before.text == "2026-10-01 – 2026-10-19")
  let lines = outcome.lines.map {
    "\($0.key.category ?? "") \($0.figures.before.figure) \($0.figures.after.figure)"
  }
  #expect(lines == ["mms-us 0.00 300.00", "sms-us 1,140.00 1,140.00", "voice 760.00 760.00"])
  #expect(outcome.totals.map(\.change.text) == ["EUR 300.00"])
}

@Test func insightsAddUp() throws {
  let outcome = try World.used.service().read(InsightsReport(), as: "olga")
  for map in outcome.maps {
    let columns = map.columnTotals.reduce(Money.zero(map.currency), +)
    #expect(columns == map.total)
    #expect(map.rows.reduce(Money.zero(map.currency)) { $0 + $1.total } == map.total)
    for row in map.rows { #expect(row.cells.reduce(Money.zero(map.currency), +) == row.total) }
  }
  let words = outcome.maps.map {
    "\($0.currency.code) \($0.categories) \($0.rows.map(\.groupName)) \($0.total.figure)"
  }
  #expect(
    words == [
      "EUR [\"sms-us\", \"voice\", \"mms-us\"] [\"Alpha\"] 2,200.00",
      "USD [\"sms-us\"] [\"Beta\"] 720.00",
    ])
  #expect(outcome.started.map(\.category) == ["mms-us"] && outcome.stopped.isEmpty)
  #expect(outcome.movers.first?.key.category == "mms-us")
  #expect(outcome.catalog.title(of: "sms-us") == "US SMS")
}

@Test func usageIsSummedByWhateverIsAskedFor() throws {
  let service = World.used.service()
  let days = range("2026-11-17", "2026-11-19")
  let table = try service.read(
    UsageReport(groups: [.name("Alpha")], range: days, by: [.day, .category]), as: "ines")
  let lines = table.rows.map {
    "\($0.key.days?.text ?? "") \($0.key.category ?? "") \($0.price.figure)"
  }
  #expect(lines.count == 7 && lines.contains("2026-11-18 mms-us 300.00"))
  #expect(table.totals.sorted.map(\.text) == ["EUR 600.00"])
  let foreign = refusal { () throws(BillingError) in
    _ = try service.read(
      UsageReport(range: days, by: [.day], accounts: [AccountID("b1")]), as: "ines")
  }
  #expect(foreign == "notFound: There is no account “b1” that you can see.")
}

@Test func recordsComeInPages() throws {
  let service = World.used.service()
  var request = UsageRequest(
    startDate: "2026-11-17", endDate: "2026-11-19", aggregationPeriod: "DAILY", pageSize: 3)
  var seen: [UsageRecord] = []
  while true {
    let page = try service.read(UsageRecords(.name("Alpha"), request), as: "ines")
    #expect(page.total == 7 && page.asOf == Day("2026-11-19"))
    seen += page.records
    guard let next = page.tokens.next else { break }
    request.pageToken = next.text
  }
  #expect(seen.count == 7 && Set(seen).count == 7)
  let other = refusal { () throws(BillingError) in
    _ = try service.read(UsageRecords(.name("Beta"), request), as: "olga")
  }
  #expect(other == "invalid: pageToken belongs to another query")
}

@Test func theRecordsBehindAFigure() throws {
  let outcome = try World.used.service().read(
    SourceRecords(.name("Alpha"), range: range("2026-11-18", "2026-11-18"), category: "mms-us"),
    as: "ines")
  #expect(outcome.page.records.map(\.price.text) == ["EUR 300.00"] && outcome.page.total == 1)
}

@Test func theCatalogShowsWhatIsUsedAndWhatIsNot() throws {
  let lines = try World.used.service().read(CatalogUse(), as: "olga").map {
    "\($0.category) \($0.product?.title ?? "?") \($0.groups) "
      + $0.spent.sorted.map(\.text).joined(separator: "+")
  }
  #expect(
    lines == [
      "sms-us US SMS 2 EUR 1,140.00+USD 720.00", "fax Fax 0 ", "mms-us ? 1 EUR 300.00",
      "voice ? 1 EUR 760.00",
    ])
}
