import BillingCore
import BillingService
import Glibc
import Testing
import UsageEngine

@testable import BillingStore

/// Makes the first group's alarms rare.
private struct LessSensitive: ChangeOperation {
  static let info = OperationInfo("test.sensitivity", "Rarer", .capability(.manageGroups))
  let group = GroupReference.id(StoreWorld.small.groups[0].id)
  let key: String? = nil
  var target: OperationTarget { .group(group) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try draft.update(group) { $0.spikes.sensitivity = Amount("0.1") }
    draft.note("sensitivity", before: "1", after: "0.1")
    return ChangeReceipt("Rarer", reference: "1")
  }
}

/// Alarms are kept beside the data, shown to nobody who may not see them, and never trusted.
@Suite struct SpikeCacheTests {
  private static let file = "cache/spikes-category-group.packed"
  private static let name = "category-group"
  private static let retail = "Retail, sms, Tue Nov 17: EUR 100.00, usual for a Tuesday 20."
  private static let mobile = "Mobile, sms, Wed Nov 18: EUR 60.00, usual for a Wednesday 10."

  private func record(_ day: Day, _ account: String, _ price: Int) -> String {
    """
    {"accountId":"\(account)","productName":"SMS","productCategory":"sms",\
    "startDate":"\(day.text)","endDate":"\(day.text)",\
    "usage":{"amount":"3","unit":"messages"},"price":{"amount":"\(price)","currency":"EUR"}}

    """
  }

  private func bring(
    _ world: StoreWorld, _ days: DayRange, retail: Int = 20, app: Int = 10
  ) throws {
    var text = ""
    for day in days.days {
      text += record(day, "retail-de", day.text == "2026-11-17" ? 100 : retail)
      text += record(day, "app", day.text == "2026-11-18" ? 60 : app)
    }
    let groups = StoreWorld.small.groups
    let file = UsageFile(
      name: "days.jsonl", content: .bytes(Array(text.utf8)), imported: Day("2026-11-20")!,
      accounts: AccountGroups([
        AccountID("retail-de")!: groups[0].id, AccountID("app")!: groups[1].id,
      ]))
    let stage = try world.repository.stageUsage([file])
    let name = try world.repository.snapshot().organization.groups[0].name
    _ = try world.change(Rename(name, to: name + "+", usage: stage.names))
    try world.repository.adopt(stage)
  }

  private func world() throws -> StoreWorld {
    var organization = StoreWorld.small
    organization.grants = [
      Grant(
        user: UserID("ann")!, role: .billingGroupViewer, scope: .group(organization.groups[1].id))
    ]
    let world = try StoreWorld(organization)
    try bring(world, DayRange(first: Day("2026-07-20")!, last: Day("2026-11-18")!))
    return world
  }

  private func sentences(_ repository: JSONFileRepository, as actor: Actor = StoreWorld.owner)
    throws -> [String]
  {
    try BillingService(repository)
      .read(SeriesSpikes(by: [.group, .category]), as: actor, at: StoreWorld.moment)
      .map { spike in
        SpikeSentence(
          name: "\((spike.groupName ?? "").prefix(6)), \(spike.title ?? "")",
          verdict: spike.verdict,
          amount: spike.amount.text, usualLow: String(Int(spike.verdict.usualLow)),
          usualHigh: String(Int(spike.verdict.usualHigh))
        ).text
      }
  }

  @Test func whatWasFoundIsServedAgainAndToThoseWhoMaySeeIt() throws {
    let world = try world()
    #expect(try sentences(world.repository) == [Self.mobile, Self.retail])
    #expect(world.files.mode(Self.file) == 0o600)
    let cache = SpikeCache(store: world.repository.folder)
    var kept = cache.kept(Self.name)
    #expect(kept.map(\.alarms.count) == [1, 1])
    kept[0].alarms[0].amount = Money(Amount("77"), .eur)
    cache.keep(kept, as: Self.name)
    let changed = Self.retail.replacing("100.00", with: "77.00")
    #expect(try sentences(world.again()) == [Self.mobile, changed], "kept, not found again")
    let ann = Actor(user: UserID("ann")!, name: "ann", source: .ownerAs)
    #expect(try sentences(world.again(), as: ann) == [Self.mobile])
    #expect(cache.kept(Self.name) == kept, "the others' stay")
  }

  @Test func anotherDayAndOtherSettingsAreReadAnew() throws {
    let world = try world()
    _ = try sentences(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    let before = cache.kept(Self.name)
    try bring(world, DayRange(Day("2026-11-19")!))
    #expect(try sentences(world.again()) == [Self.mobile, Self.retail])
    let after = cache.kept(Self.name)
    #expect(zip(before, after).allSatisfy { $0.ground.usage != $1.ground.usage })
    _ = try world.change(LessSensitive())
    _ = try sentences(world.again())
    let rarer = cache.kept(Self.name)
    #expect(rarer[0].ground != after[0].ground)
    #expect(rarer[1] == after[1])
  }

  /// What had settled is kept, only the days since then are read.
  @Test func aLaterDayLeavesTheSettledDaysAlarmsAsTheyAre() throws {
    let world = try world()
    _ = try sentences(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    var kept = cache.kept(Self.name)
    kept[0].alarms[0].amount = Money(Amount("77"), .eur)
    cache.keep(kept, as: Self.name)
    try bring(world, DayRange(Day("2026-11-19")!), app: 80)
    let changed = Self.retail.replacing("100.00", with: "77.00")
    let new = "Mobile, sms, Thu Nov 19: EUR 80.00, usual for a Thursday 10."
    #expect(try sentences(world.again()) == [new, Self.mobile, changed])
    try bring(world, DayRange(Day("2026-10-02")!), app: 11)
    #expect(try sentences(world.again()).last == changed, "the other group's stay")
    try bring(world, DayRange(Day("2026-10-02")!), retail: 21, app: 11)
    let anew = try sentences(world.again())
    #expect(anew.count == 3 && anew[2].contains("EUR 100.00"), "read anew")
  }

  @Test func alarmsOfOtherDaysAreReadOver() throws {
    let world = try world()
    _ = try sentences(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    let whole = cache.kept(Self.name)
    let days = whole.map { $0.alarms.map(\.verdict.day.text) }
    #expect(days == [["2026-11-17"], ["2026-11-18"]])
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
      let part = cache.kept(Self.name, on: DayRange(Day(day)!))
      #expect(part.map(\.ground) == whole.map(\.ground))
      #expect(part.map(\.alarms) == whole.map { $0.alarms.filter { $0.verdict.day.text == day } })
    }
  }

  @Test func nothingBrokenIsBelieved() throws {
    let world = try world()
    let right = try sentences(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    let bytes = try #require(world.files.read(Self.file))
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0x10
      world.files.write(Self.file, broken)
      #expect(cache.kept(Self.name).isEmpty, "byte \(place)")
    }
    for length in stride(from: 0, to: bytes.count, by: 5) {
      world.files.write(Self.file, Array(bytes.prefix(length)))
      #expect(cache.kept(Self.name).isEmpty, "cut at \(length)")
    }
    #expect(try sentences(world.again()) == right)
    #expect(!cache.kept(Self.name).isEmpty)
  }

  @Test func noImpossibleVerdictComesOutOfAWholeFile() throws {
    let world = try world()
    _ = try sentences(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    let kept = cache.kept(Self.name)
    let changes: [(inout KeptAlarm) -> Void] = [
      { $0.verdict.expected = .nan }, { $0.verdict.score = .infinity },
      { $0.verdict.reading = .normal }, { $0.verdict.day = Day(number: .max) },
      { $0.amount = Money(Amount(nanos: .max), .eur) },
    ]
    for (number, change) in changes.enumerated() {
      var wrong = kept
      change(&wrong[0].alarms[0])
      cache.keep(wrong, as: Self.name)
      #expect(cache.kept(Self.name).isEmpty, "\(number)")
    }
  }

  /// The home screen's, with a driver and a forecast.
  @Test func whatTheHomeScreenKeepsIsWholeAndPossibleOrNothing() throws {
    let world = try world()
    let inbox = { (repository: JSONFileRepository) in
      try BillingService(repository).read(
        GroupsOverview(), as: StoreWorld.owner, at: StoreWorld.moment
      ).groups
    }
    let right = try inbox(world.repository)
    let cache = SpikeCache(store: world.repository.folder)
    let kept = cache.kept("spend")
    #expect(kept.count == 2 && kept.allSatisfy { $0.alarms.count == 1 && $0.forecasts.count == 1 })
    #expect(kept.allSatisfy { $0.drivers.count == 1 && $0.forecasts[0].forecast != nil })
    #expect(try inbox(world.again()) == right)
    let changes: [(inout KeptSpikes) -> Void] = [
      { $0.drivers[0].share = 2 }, { $0.drivers[0].share = .nan },
      { $0.drivers[0].excess = Amount(nanos: .min) },
      { $0.drivers[0].day = Day(number: .max) },
      { $0.forecasts[0].forecast?.total = .infinity },
      { $0.forecasts[0].forecast?.coming.append(1) },
      { $0.forecasts[0].forecast?.asOf = Day(number: .min) },
    ]
    for (number, change) in changes.enumerated() {
      var wrong = kept
      change(&wrong[1])
      cache.keep(wrong, as: "spend")
      #expect(cache.kept("spend").isEmpty, "\(number)")
      #expect(try inbox(world.again()) == right, "\(number)")
    }
  }

  @Test func aLinkInItsPlaceIsNotFollowed() throws {
    let world = try world()
    let right = try sentences(world.repository)
    let elsewhere = world.files.path + "/elsewhere"
    let place = world.files.data + "/" + Self.file
    #expect(rename(place, elsewhere) == 0)
    #expect(symlink(elsewhere, place) == 0)
    #expect(SpikeCache(store: world.repository.folder).kept(Self.name).isEmpty)
    #expect(try sentences(world.again()) == right)
  }
}
