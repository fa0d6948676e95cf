import BillingService
import Testing

@testable import BillingCore
@testable import BillingStore

/// Histories stay packed until somebody asks, and are then what the documents say.
@Suite struct PackedHistoryTests {
  private static let file = "cache/organization.packed"

  private func settle(_ organization: Organization, in world: StoreWorld) throws -> StateCache {
    let cache = StateCache(store: world.repository.folder)
    var writer = OrganizationWriter()
    try writer.write(organization)
    cache.save(
      StateCache.State(
        stamp: FolderStamp(world.repository.folder), organization: organization,
        places: try OrganizationReader(writer.written).read().places,
        imports: ImportsDocument(), usage: []))
    return cache
  }

  private func packed(_ organization: Organization) -> [PackedHistory] {
    organization.groups.compactMap { group in
      if case .kept(let keeper, _) = group.past { keeper as? PackedHistory } else { nil }
    }
  }

  @Test(arguments: UInt64(1)...12)
  func theDigestSaysWhatTheHistorySays(seed: UInt64) throws {
    var random = RandomOrganization(seed)
    let organization = random.make()
    let world = try StoreWorld()
    let kept = try #require(settle(organization, in: world).load()).organization
    #expect(packed(kept).count == organization.groups.count)
    for (group, plain) in zip(kept.groups, organization.groups) {
      #expect(group.due == plain.due, "seed \(seed)")
      #expect(group.balance == plain.balance)
      #expect(group.lastPayment == plain.lastPayment)
    }
    let before = Set(packed(kept).map(\.isPacked))
    #expect(before == [true], "seed \(seed): nothing of it asks for a history")
    #expect(kept == organization)
    #expect(Set(packed(kept).map(\.isPacked)) == [false])
  }

  /// What a home screen shows unpacks nothing.
  @Test func onlyWhatIsAskedForIsUnpacked() throws {
    let world = try StoreWorld()
    _ = try settle(StoreWorld.small, in: world)
    let repository = try world.again()
    let service = BillingService(repository)
    let groups = try service.read(GroupsOverview(), as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(groups.groups.map(\.outstanding.amount) == [Amount("12.5"), Amount("12.5")])
    #expect(groups.groups.map(\.pastDueDays) == [6, 6])
    let kept = packed(try repository.snapshot().organization)
    #expect(kept.map(\.isPacked) == [true, true])
    let found = try service.read(
      ReadInvoice(number: "Mobile-1"), as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(found.invoice == StoreWorld.small.groups[1].invoices[0])
    let one = try service.read(
      ListInvoices(groups: [.name("Retail")]), as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(one.map(\.invoice) == StoreWorld.small.groups[0].invoices)
  }

  /// A copy that is changed holds its own history; what is kept stays as it was.
  @Test func aChangedHistoryIsNoLongerTheKeptOne() throws {
    let world = try StoreWorld()
    let kept = try #require(settle(StoreWorld.small, in: world).load()).organization
    var group = kept.groups[0]
    group.invoices[0].state = .paid(at: StoreWorld.moment.now, payment: "PAY-1")
    #expect(group.due.isEmpty)
    #expect(kept.groups[0].due.map(\.number) == ["Retail-1"])
    #expect(kept == StoreWorld.small)
  }

  /// The check of the whole finds accidents at the start. Bytes with a right check that are no
  /// history are found when they are asked for: nothing is told of them, and the next answer is
  /// made of the documents.
  @Test func aHistoryThatNobodyPackedIsNotTold() throws {
    let world = try StoreWorld()
    _ = try settle(StoreWorld.small, in: world)
    var bytes = try #require(world.files.read(Self.file))
    let text = Array("Mobile-1".utf8)
    let places = bytes.indices.dropLast(text.count).filter {
      bytes[$0..<$0 + text.count].elementsEqual(text)
    }
    let place = try #require(places.last)
    bytes[place - 1] = 0x7F
    let check = PackedFile.check(bytes[24...])
    bytes.replaceSubrange(16..<24, with: withUnsafeBytes(of: check) { Array($0) })
    world.files.write(Self.file, bytes)
    let service = BillingService(try world.again())
    let list = ListInvoices(groups: [])
    #expect(throws: BillingError.self) {
      try service.read(list, as: StoreWorld.owner, at: StoreWorld.moment)
    }
    #expect(world.files.read(Self.file) == nil)
    let again = try service.read(list, as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(Set(again.map(\.invoice.number)) == ["Retail-1", "Mobile-1"])
  }
}
