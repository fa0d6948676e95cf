import BillingCore
import BillingService
import Testing

@testable import BillingStore

/// What a newer version wrote is shown as far as it can be read, and never written.
@Suite struct NewerFormTests {
  /// Saves a document as a newer version would.
  private func save(_ world: StoreWorld, _ file: String, _ old: String, _ new: String) throws {
    try world.edit(file, old, new)
    let bytes = try #require(world.files.read(file))
    let entry = RecordedEntry(
      time: "2026-11-20T09:00:00Z", actor: "newer", role: "", how: "ownData", operation: "x")
    _ = try world.repository.folder.commit(DurableRequest(time: "2026-11-20T09:00:00Z")) { _ in
      ProposedChange(entry, [.write(try #require(StorePath(file)), bytes)])
    }
  }

  @Test func itIsShownAndStaysAsItIs() throws {
    let world = try StoreWorld()
    try save(world, "groups/retail.json", "\"format\": 1", "\"format\": 2, \"mood\": \"new\"")
    let bytes = world.files.read("groups/retail.json")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization == StoreWorld.small)
    #expect(snapshot.problems.isEmpty)
    #expect(snapshot.readOnlyReason == "a newer version of billtop wrote it (format 2)")
    let error = #expect(throws: BillingError.self) {
      try world.change(Rename("Mobile", to: "Other"))
    }
    #expect(error?.code == .failed)
    #expect(world.files.read("groups/retail.json") == bytes)
  }

  @Test func whatCantBeReadOfItIsABrokenGroup() throws {
    let world = try StoreWorld()
    try save(world, "groups/retail.json", "\"state\": \"active\"", "\"state\": \"asleep\"")
    try save(world, "groups/mobile.json", "\"format\": 1", "\"format\": 2")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization.groups.map(\.name) == ["Mobile"])
    #expect(snapshot.problems.map(\.groupName) == ["Retail"])
    #expect(snapshot.readOnlyReason != nil)
  }

  @Test func anEditCantMakeADocumentNewer() throws {
    let world = try StoreWorld()
    try world.edit("groups/retail.json", "\"format\": 1", "\"format\": 7")
    let error = #expect(throws: BillingError.self) {
      try HealthCheck(at: world.files.data).accept(by: "owner", at: StoreWorld.moment.now)
    }
    #expect(error?.message.contains("newer form") == true)
  }

  @Test func aDocumentWithoutAFormIsOfTheFirst() throws {
    let world = try StoreWorld()
    try save(world, "groups/retail.json", "  \"format\": 1,\n", "")
    #expect(try world.again().snapshot().organization == StoreWorld.small)
    _ = try world.change(Rename("Retail", to: "Shops"))
    #expect(try world.again().snapshot().organization.groups[0].name == "Shops")
  }
}
