import BillingCore
import BillingService
import Glibc
import Testing

@testable import BillingStore

/// The packed state is the same as the documents, and is believed only while they look the same.
@Suite struct StateCacheTests {
  private func reading(_ organization: Organization) throws -> OrganizationReading {
    var writer = OrganizationWriter()
    try writer.write(organization)
    return try OrganizationReader(writer.written).read()
  }

  private func settle(_ world: StoreWorld) throws -> StateCache {
    let cache = StateCache(store: world.repository.folder)
    let reading = try reading(StoreWorld.small)
    cache.save(
      StateCache.State(
        stamp: FolderStamp(world.repository.folder), organization: StoreWorld.small,
        places: reading.places, imports: ImportsDocument(), usage: []))
    return cache
  }

  @Test(arguments: UInt64(1)...12)
  func everyFieldComesBack(seed: UInt64) throws {
    let world = try StoreWorld()
    var random = RandomOrganization(seed)
    let organization = random.make()
    let cache = StateCache(store: world.repository.folder)
    let state = StateCache.State(
      stamp: FolderStamp(world.repository.folder), organization: organization,
      places: try reading(organization).places, imports: ImportsDocument(),
      usage: [StateCache.UsageFileLook(file: "usage/a", size: 7)])
    cache.save(state)
    #expect(cache.load() == state, "seed \(seed)")
    #expect(world.files.mode("cache/organization.packed") == 0o600)
  }

  @Test func aChangedFolderIsReadAnew() throws {
    let world = try StoreWorld()
    let cache = try settle(world)
    #expect(try world.again().snapshot().organization == StoreWorld.small)
    #expect(cache.load() != nil)
    try world.edit("groups/retail.json", "\"1000\"", "\"2000\"")
    #expect(cache.load() == nil)
    #expect(try world.again().snapshot().problems.count == 1)
  }

  @Test func aChangeByAnotherProgramIsSeen() throws {
    let world = try StoreWorld()
    let cache = try settle(world)
    _ = try world.change(Rename("Retail", to: "Shops"))
    #expect(cache.load() == nil)
    #expect(try world.again().snapshot().organization.groups[0].name == "Shops")
  }

  @Test func noFlippedByteIsBelieved() throws {
    let world = try StoreWorld()
    let cache = try settle(world)
    let file = "cache/organization.packed"
    let bytes = try #require(world.files.read(file))
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0x10
      world.files.write(file, broken)
      #expect(cache.load() == nil, "byte \(place)")
    }
    for length in stride(from: 0, to: bytes.count, by: 7) {
      world.files.write(file, Array(bytes.prefix(length)))
      #expect(cache.load() == nil, "cut at \(length)")
    }
    #expect(try world.again().snapshot().organization == StoreWorld.small)
  }

  /// Another executable's work is taken where its documents have the same fields, and only there;
  /// from then on it is this one's.
  @Test(arguments: [(32, true), (24, true), (0, false)])
  func anotherExecutablesWorkIsComparedByItsLayout(place: Int, isBelieved: Bool) throws {
    let world = try StoreWorld()
    let cache = try settle(world)
    let file = "cache/organization.packed"
    let own = try #require(world.files.read(file))
    var bytes = own
    for each in place == 0 ? [24, 32] : [place] { bytes[each] ^= 1 }
    let check = PackedFile.check(bytes[24...])
    bytes.replaceSubrange(16..<24, with: withUnsafeBytes(of: check) { Array($0) })
    world.files.write(file, bytes)
    #expect((cache.load() != nil) == isBelieved)
    #expect(world.files.read(file) == (place == 32 ? own : bytes))
  }

  @Test func bytesThatNobodyPackedGiveNothing() {
    var random = SeededRandom(11)
    for _ in 0..<2000 {
      let length = Int.random(in: 0...200, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard var unpacker = Unpacker(bytes) else { continue }
      _ = GroupDocument.shape.packed.unpack(&unpacker)
      _ = PackedForm.list(InvoiceDocument.shape.packed).unpack(&unpacker)
    }
  }
}
