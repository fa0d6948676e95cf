import BillingCore
import BillingService
import Synchronization
import Testing

@Suite struct TriggerOperationTests {
  private let a = GroupReference.id(World.a)

  private func group(_ service: BillingService) throws -> BillingGroup {
    try service.organization().group(World.a)!
  }

  private func trigger(
    _ basis: TriggerBasis, _ threshold: String, _ recurrence: TriggerRecurrence,
    category: String? = nil
  ) -> TriggerDefinition {
    TriggerDefinition(
      basis: basis, category: category, threshold: threshold, recurrence: recurrence)
  }

  /// The world's usage: 10 segments for 1.25 on each day since October 1, until November 20.
  @Test(arguments: [
    (TriggerBasis.price, "25", TriggerRecurrence.monthly, "2026-10-20 2026-11-20"),
    (.price, "25.01", .monthly, "2026-10-21"), (.price, "1.25", .daily, "51 days"),
    (.price, "1.26", .daily, ""), (.usage, "300", .monthly, "2026-10-30"),
    (.count, "21", .monthly, "2026-10-21"), (.price, "50", .once, "2026-11-09"),
    (.price, "+50", .once, "2026-11-09"), (.usage, "510", .yearly, "2026-11-20"),
  ])
  func backtests(
    _ basis: TriggerBasis, _ threshold: String, _ recurrence: TriggerRecurrence, _ expected: String
  ) throws {
    let subject = BacktestSubject.thoughtOf(trigger(basis, threshold, recurrence))
    let range = DayRange(first: Day("2026-10-01")!, last: World.today)
    let result = try World.furnished().service().read(
      BacktestTrigger(group: a, subject: subject, range: range), as: "ines")
    let days = result.hits.map(\.day.text)
    #expect((days.count > 5 ? "\(days.count) days" : days.joined(separator: " ")) == expected)
  }

  @Test func firesOncePerPeriod() throws {
    let world = World.furnished()
    let service = world.service()
    let told = Told()
    let flow = TriggerFlow(service, channels: told) { World.moment }
    let fired = try flow.check([a], as: .named("ines"))
    #expect(
      fired.map { "\($0.trigger.name) \($0.firing.period.first.month.text)" }
        == ["Watch 2026-10", "Watch 2026-11"])
    #expect(try flow.check([a], as: .named("ines")).isEmpty)
    #expect(try group(service).triggers[0].firings.count == 2)
    #expect(try flow.deliver(as: .named("ines")).count == 2)
    #expect(try flow.deliver(as: .named("ines")).isEmpty)
    #expect(told.channels == ["ops", "ops"])
  }

  @Test func aRelativeTriggerCountsFromWhereItStood() throws {
    var world = World.furnished()
    world.organization.groups[0].triggers = []
    let service = world.service()
    try service.change(
      AddTrigger(
        group: a, name: "More", definition: trigger(.price, "+30", .monthly), channel: "ops"),
      as: "ines")
    let row = try service.read(ListTriggers(groups: [a]), as: "ines")[0]
    #expect(row.standing.text == "25")
    #expect(row.limit.text == "55")
    #expect(row.condition == "price ≥ EUR +30")
    #expect(try service.read(DueTriggers(groups: [a]), as: "ines").isEmpty)
    #expect(row.trigger.limit(in: Month("2026-12")!.days).text == "30")
  }

  @Test func aUsageTriggerKnowsItsUnit() throws {
    let service = World.furnished().service()
    try service.change(
      AddTrigger(
        group: a, name: "Volume", definition: trigger(.usage, "5", .daily), channel: "ops"),
      as: "ines")
    #expect(try group(service).triggers[1].unit == "segments")
    let unknown = AddTrigger(
      group: a, name: "Other", definition: trigger(.usage, "5", .daily, category: "fax"),
      channel: "ops")
    let message = refusal { () throws(BillingError) in try service.change(unknown, as: "ines") }
    #expect(message == "invalid: Unit: which one is counted is not clear (there is no usage yet).")
  }

  @Test func onlyNameAndChannelChange() throws {
    let service = World.furnished().service()
    let before = try group(service).triggers[0]
    try service.change(
      EditTrigger(group: a, trigger: "trigger-1", name: "Seen", channel: "mail"), as: "ines")
    var expected = before
    expected.name = "Seen"
    expected.channel = "mail"
    #expect(try group(service).triggers == [expected])
    try service.change(RemoveTrigger(group: a, trigger: "Seen"), as: "ines")
    #expect(try group(service).triggers.isEmpty)
  }

  @Test func aDeafChannelIsTriedAgainLaterAndThenNoMore() throws {
    let service = World.furnished().service()
    let clock = Mutex(World.moment.now)
    let flow = TriggerFlow(service, channels: Deaf()) {
      clock.withLock { Moment(today: $0.day, now: $0) }
    }
    _ = try flow.check([a], as: .named("ines"))
    var attempts: [Int] = []
    for _ in 0..<400 {
      attempts.append(try flow.deliver([a], as: .named("ines")).count)
      clock.withLock { $0 = Timestamp(seconds: $0.seconds + 600) }
    }
    // At 0, 10 (waits 1 minute), 20 (4), 40 (16), 110 (64), 370 (256), 1400 and 2840 minutes.
    #expect(
      attempts.enumerated().filter { $0.element > 0 }.map { $0.offset }
        == [0, 1, 2, 4, 11, 37, 140, 284])
    let states = try group(service).notifications.map(\.state)
    #expect(states.allSatisfy { if case .failed = $0 { true } else { false } })
  }

  private final class Told: NotificationChannels {
    private let heard = Mutex<[String]>([])
    var channels: [String] { heard.withLock { $0 } }

    func tell(_ item: NotificationInGroup) -> DeliveryResult {
      heard.withLock { $0.append(item.notification.channel) }
      return .delivered
    }
  }

  private struct Deaf: NotificationChannels {
    func tell(_ item: NotificationInGroup) -> DeliveryResult { .failed(reason: "no answer") }
  }
}
