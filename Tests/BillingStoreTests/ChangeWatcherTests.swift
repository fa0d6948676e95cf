import BillingCore
import BillingService
import BillingStore
import Glibc
import Testing

/// The watcher speaks when the data changed, and only then.
@Suite struct ChangeWatcherTests {
  private func isReadable(_ watcher: ChangeWatcher) -> Bool {
    var wanted = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 0) == 1
  }

  @Test func aChangeIsTold() throws {
    let world = try StoreWorld()
    let watcher = try ChangeWatcher(at: world.files.data)
    #expect(!isReadable(watcher))
    #expect(watcher.drain() == .nothing)
    _ = try world.change(Rename("Retail", to: "Shops"))
    #expect(isReadable(watcher))
    #expect(watcher.drain() == .documents)
    #expect(watcher.drain() == .nothing, "once")
  }

  @Test func anEditIsTold() throws {
    let world = try StoreWorld()
    let watcher = try ChangeWatcher(at: world.files.data)
    try world.edit("invoices/retail/Retail-1.json", "\"SMS\"", "\"Texts\"")
    #expect(watcher.drain() == .documents)
  }

  /// Whoever is refused something changes no figure; and were that news like other news, reading
  /// again would be refused again, for ever.
  @Test func aRefusalIsNewsOfTheJournalAlone() throws {
    let world = try StoreWorld()
    let watcher = try ChangeWatcher(at: world.files.data)
    try world.again().record(
      refusal: JournalEntry(
        at: StoreWorld.moment.now, actor: "devon", role: "none", source: .demo,
        operation: "groups.list", groups: [], summary: "List groups",
        outcome: .refused(reason: "You have no role.")))
    #expect(watcher.drain() == .journal)
  }

  @Test func lookingIsNoNews() throws {
    let world = try StoreWorld()
    let watcher = try ChangeWatcher(at: world.files.data)
    _ = try world.again().snapshot()
    _ = try world.again().entries(limit: 5)
    #expect(watcher.drain() == .nothing)
  }

  @Test func aFolderThatIsNotThereSaysSo() {
    let error = #expect(throws: BillingError.self) { try ChangeWatcher(at: "/nowhere/at/all") }
    #expect(error?.message.contains("/nowhere/at/all") == true)
  }
}
