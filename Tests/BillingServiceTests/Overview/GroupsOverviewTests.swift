import BillingCore
import BillingService
import Testing

private func overview(_ user: String = "olga", _ prepare: (inout World) -> Void = { _ in }) throws
  -> GroupsOverview.Outcome
{
  var world = World.used
  prepare(&world)
  return try world.service().read(GroupsOverview(), as: user)
}

private func line(_ group: GroupOverview) -> String {
  let money = group.monthToDate.sorted.map(\.text).joined(separator: "+")
  let percent = group.versusLikePeriod?.percent.map { "\(Int($0.rounded())) %" } ?? "-"
  // Within 1 %: what is forecast exactly is the detector's own affair.
  let forecast = group.forecast.map { "≈\(Int($0.total.amount.approximate / 20) * 20)" } ?? "-"
  let flags = group.flags.map(\.rawValue).joined(separator: " ")
  return [group.name, money, percent, forecast, "\(group.accounts)", flags].joined(separator: "|")
}

@Test func theHomeScreenTellsWhatMatters() throws {
  let outcome = try overview()
  #expect(
    outcome.groups.map(line) == [
      "Alpha|EUR 2,200.00|16 %|≈3300|3|spike", "Beta|USD 720.00|-5 %|≈1160|1|",
      "Gamma||-|-|2|noData",
    ])
  #expect(outcome.asOf == Day("2026-11-19"))
  #expect(outcome.totals.map(\.monthToDate.text) == ["EUR 2,200.00", "USD 720.00"])
  #expect(outcome.openSpikes == 1 && outcome.count(.noData) == 1)
}

@Test func aSpikeIsToldInOneSentence() throws {
  let alpha = try #require(try overview().groups.first)
  let spike = try #require(alpha.openSpikes.first)
  #expect(
    spike.sentence() == "Alpha, Wed Nov 18: EUR 400.00, usual for a Wednesday 100. "
      + "All of the excess is mms-us on account Account a3 (new).")
  #expect(spike.multiple == 4)
  let hidden = SpikeWords(
    group: { _, _ in "Group 1" }, account: { _, _ in "Account 1" }, figure: { _ in "•••" },
    usual: { _ in "••" })
  #expect(
    spike.sentence(hidden) == "Group 1, Wed Nov 18: EUR •••, usual for a Wednesday ••. "
      + "All of the excess is mms-us on account Account 1 (new).")
}

@Test func acknowledgingTakesASpikeOffTheList() throws {
  let ack = SpikeAcknowledgement(
    day: Day("2026-11-18")!, reason: .expected, by: "gina", at: World.moment.now)
  let alpha = try #require(
    try overview { world in world.change(World.a) { $0.acknowledgements = [ack] } }
      .groups.first { $0.name == "Alpha" })
  #expect(alpha.spikes.map(\.acknowledgement) == [ack] && alpha.openSpikes.isEmpty)
  #expect(!alpha.flags.contains(.spike))
}

@Test func whatNeedsAttentionComesFirst() throws {
  let outcome = try overview { world in
    world.change(World.c) { $0.state = .closed }
    world.change(World.b) { group in
      group.budget = Money(Amount(units: 100), .usd)
      group.invoices = [
        Invoice(
          number: "1", month: Month("2026-10")!, state: .due(on: Day("2026-11-17")!), lines: [],
          total: .zero(.usd))
      ]
    }
  }
  #expect(outcome.groups.map(\.name) == ["Beta", "Alpha", "Gamma"])
  #expect(outcome.groups[0].flags == [.pastDue, .overBudget] && outcome.groups[0].pastDueDays == 3)
  #expect(outcome.groups[0].budget?.status == .exceeded(on: Day("2026-11-03")!))
  #expect(outcome.groups[2].flags == [.noData, .closed])
}

@Test func everyDayIsKnownPartialMissingOrNotYetKnown() throws {
  let groups = try overview { world in
    world.add(World.b, "b1", "sms-us", World.today, "3", .usd)
  }.groups
  func states(_ name: String) throws -> String {
    let group = try #require(groups.first { $0.name == name })
    let marks: [DayFigure.State: String] = [
      .known: "#", .partial: ":", .missing: " ", .before: "<", .unknown: ".",
    ]
    return group.days.map { marks[$0.state] ?? "?" }.joined()
  }
  #expect(try states("Alpha") == "#############################.")
  #expect(try states("Beta") == "################### #########:")
  #expect(try states("Gamma") == "..............................")
  let beta = try #require(groups.first { $0.name == "Beta" })
  #expect(beta.versusLikePeriod?.after.amount == Amount(units: 720), "today is left out")
  #expect(beta.monthToDate[.usd] == Amount(units: 723))
}

@Test func aScopedActorSeesTheirOwnGroupsAndTotals() throws {
  let outcome = try overview("ines")
  #expect(outcome.groups.map(\.name) == ["Alpha"])
  #expect(outcome.totals.map(\.monthToDate.currency) == [.eur])
}

@Test func twoCurrenciesOfOneGroupStandSideBySide() throws {
  let alpha = try #require(
    try overview { $0.add(World.a, "a1", "sms-us", World.today - 3, "7", .usd) }.groups
      .first { $0.name == "Alpha" })
  #expect(alpha.monthToDate.sorted.map(\.text) == ["EUR 2,200.00", "USD 7.00"])
  #expect(alpha.currency == .eur && alpha.forecast?.total.currency == .eur)
}

@Test func aGroupInDetail() throws {
  let details = try World.used.service().read(GroupDetails(.name("Alpha")), as: "ines")
  let lines = details.accounts.map { line in
    "\(line.account.name)|\(line.units.joined(separator: "/"))|\(line.isPrimary)|"
      + line.monthToDate.sorted.map(\.text).joined()
  }
  #expect(
    lines == [
      "Account a1|EMEA|true|EUR 1,140.00", "Account a2|EMEA|false|EUR 760.00",
      "Account a3|EMEA|false|EUR 300.00",
    ])
  #expect(details.overview.name == "Alpha" && details.roles == [.billingGroupViewer])
}

@Test func brokenDataIsToldToThoseItConcerns() throws {
  struct Broken: Repository {
    let base: MemoryRepository
    func snapshot() throws(BillingError) -> Snapshot {
      let whole = try base.snapshot()
      let error = BillingError(.damaged, "damaged", remedy: "")
      var organization = whole.organization
      organization.groups.removeAll { $0.id == World.a }
      return Snapshot(
        generation: 1, organization: organization, usage: whole.usage,
        problems: [DataProblem(error, group: World.a), DataProblem(error, group: World.b)])
    }
    func commit(_: CommitRequest, _: (Snapshot) throws(BillingError) -> Change)
      throws(BillingError) -> ChangeReceipt
    { throw .viewOnly }
    func saved(_: CommitRequest) throws(BillingError) -> SavedChange? { nil }
    func record(refusal: JournalEntry) {}
    func entries(limit: Int) throws(BillingError) -> [JournalEntry] { [] }
  }
  var world = World.used
  let both = Grant(user: UserID("ines")!, role: .billingGroupViewer, scope: .group(World.c))
  world.organization.grants.append(both)
  let service = BillingService(Broken(base: world.repository()))
  let seen = try service.read(GroupsOverview(), as: "ines")
  #expect(seen.problems.map(\.group) == [World.a] && seen.groups.map(\.name) == ["Gamma"])
  #expect(try service.read(GroupsOverview(), as: "olga").problems.count == 2)
}

/// A glance differs in nothing but the drivers of groups further down.
@Test func aGlanceHasAllButTheDriversBelow() throws {
  let whole = try overview()
  let glance = try World.used.service().read(GroupsOverview(isGlance: true), as: "olga")
  #expect(glance.groups.first == whole.groups.first)
  #expect(glance.groups.first?.openSpikes.last?.drivers.isEmpty == false)
  #expect(glance.groups.map(line) == whole.groups.map(line))
  #expect(glance.totals == whole.totals)
  #expect(glance.groups.dropFirst().flatMap(\.spikes).allSatisfy { $0.drivers.isEmpty })
}
