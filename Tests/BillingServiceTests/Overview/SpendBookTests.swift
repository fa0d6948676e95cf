import BillingCore
import BillingDemo
import BillingService
import Synchronization
import Testing

/// Keeps in memory, and tells what was asked of it.
private final class Shelf: SpikeShelf {
  private let pages = Mutex<[String: [KeptSpikes]]>([:])
  private let saves = Mutex(0)

  var saved: Int { saves.withLock { $0 } }
  var names: [String] { pages.withLock { $0.keys.sorted() } }
  func kept(_ name: String, on days: DayRange?) -> [KeptSpikes] {
    pages.withLock { $0[name] ?? [] }
  }
  func keep(_ spikes: [KeptSpikes], as name: String) {
    pages.withLock { $0[name] = spikes }
    saves.withLock { $0 += 1 }
  }
}

/// Usage that was lost on the way: what it says of groups holds, and all answers are empty.
private struct LostUsage: UsageSource {
  let known: any UsageSource
  var trouble: BillingError? { BillingError(.damaged, "lost", remedy: "Run: billtop check") }

  func generation(of group: BillingGroupID) -> UInt64 { known.generation(of: group) }
  func coverage(of group: BillingGroupID) -> UsageCoverage? { known.coverage(of: group) }
  func table(_ question: UsageQuestion) -> UsageTable { EmptyUsage().table(question) }
  func series(_ question: SeriesQuestion) -> [DailySeries] { [] }
  func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision] { [] }
  func categories(in groups: [BillingGroupID]) -> [String] { [] }
  func records(_: UsageQuery, of _: BillingGroupID, skipping: Int, limit: Int) -> UsageRecordPage {
    UsageRecordPage(records: [], total: 0)
  }
  func sourceRecords(_: UsageQuestion, skipping: Int, limit: Int) -> UsageRecordPage {
    UsageRecordPage(records: [], total: 0)
  }
}

/// What is kept of groups' spend changes no answer, only how it is come by.
@Suite struct SpendBookTests {
  private static let today = Day("2026-11-20")!
  private static let demo = DemoOrganization.make(today: today)

  private static func service(
    _ shelf: any SpikeShelf, _ organization: Organization = demo.organization
  ) -> BillingService {
    BillingService(MemoryRepository(organization, usage: demo.usage, spikes: shelf))
  }

  private func moment(_ day: Day = today, settling: Int = 0) -> Moment {
    Moment(today: day, now: Timestamp(startOf: day), settlingDays: settling)
  }

  private func home(_ service: BillingService, _ user: String = "olivia", _ moment: Moment) throws
    -> [GroupOverview]
  {
    try service.read(GroupsOverview(), as: .named(user), at: moment).groups
  }

  @Test func nothingIsKeptOfAnswersThatWereLost() {
    let shelf = Shelf()
    let service = BillingService(
      MemoryRepository(
        Self.demo.organization, usage: LostUsage(known: Self.demo.usage), spikes: shelf))
    #expect(throws: BillingError.self) { try home(service, moment()) }
    #expect(throws: BillingError.self) {
      try service.read(SeriesSpikes(by: [.group, .category]), as: .named("olivia"), at: moment())
    }
    #expect(shelf.saved == 0)
  }

  @Test(arguments: ["olivia", "greta", "kenji", "dana"])
  func homeAndInboxSayTheSameWhetherKeptOrNot(_ user: String) throws {
    let shelf = Shelf()
    for day in [Self.today, Self.today - 1, Self.today - 60, Self.today] {
      let right = Self.service(EmptySpikeShelf())
      let kept = Self.service(shelf)
      for _ in 1...2 {
        #expect(try home(kept, user, moment(day)) == home(right, user, moment(day)))
        for month in [day.month, day.month - 1, day.month - 4] {
          let inbox = SpikeList(range: month.days)
          #expect(
            try kept.read(inbox, as: .named(user), at: moment(day))
              == right.read(inbox, as: .named(user), at: moment(day)))
        }
      }
    }
  }

  @Test func theSecondTimeNothingIsKeptAgain() throws {
    let shelf = Shelf()
    let service = Self.service(shelf)
    _ = try home(service, moment())
    let saved = shelf.saved
    #expect(saved > 0)
    let again = try home(service, moment())
    #expect(shelf.saved == saved)
    #expect(again.contains { !$0.spikes.isEmpty && $0.spikes.contains { !$0.drivers.isEmpty } })
    _ = try service.read(GroupsOverview(isGlance: true), as: .named("olivia"), at: moment())
    #expect(shelf.saved == saved)
  }

  @Test func whatWasKeptIsServedWhileItsGroundHolds() throws {
    let shelf = Shelf()
    _ = try home(Self.service(shelf), moment())
    var pages = shelf.kept("spend")
    let place = try #require(pages.firstIndex { !$0.drivers.isEmpty })
    let group = pages[place].group
    pages[place].drivers[0].category = "made up"
    pages[place].forecasts[0].forecast?.total = 7
    shelf.keep(pages, as: "spend")
    func shown(_ service: BillingService, _ moment: Moment) throws -> (Money?, [String]) {
      let found = try #require(try home(service, moment).first { $0.id == group })
      return (
        found.forecast?.total, found.spikes.flatMap(\.drivers).map(\.category)
      )
    }
    let kept = try shown(Self.service(shelf), moment())
    #expect(kept.0?.amount == Amount("7") && kept.1 == ["made up"])
    #expect(try shown(Self.service(shelf), moment(Self.today - 1)).0?.amount != Amount("7"))
    shelf.keep(pages, as: "spend")
    #expect(try shown(Self.service(shelf), moment(settling: 3)).0?.amount != Amount("7"))
    shelf.keep(pages, as: "spend")
    var rarer = Self.demo.organization
    let index = try #require(rarer.groups.firstIndex { $0.id == group })
    rarer.groups[index].spikes.sensitivity = Amount("0.1")
    #expect(try shown(Self.service(shelf, rarer), moment()).0?.amount != Amount("7"))
  }

  @Test func nobodySeesWhatIsKeptOfOthers() throws {
    let shelf = Shelf()
    _ = try home(Self.service(shelf), moment())
    let all = shelf.kept("spend").map(\.group)
    let own = try home(Self.service(shelf), "kenji", moment()).map(\.id)
    #expect(own.count < all.count)
    #expect(shelf.kept("spend").map(\.group) == all, "the others' stay")
    let inbox = try Self.service(shelf).read(SpikeList(), as: .named("kenji"), at: moment())
    #expect(Set(inbox.map(\.group)).isSubset(of: own))
  }

  private func home(_ service: BillingService, _ moment: Moment) throws -> [GroupOverview] {
    try home(service, "olivia", moment)
  }
}
