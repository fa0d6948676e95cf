import BillingCore
import BillingService
import BillingStore
import Glibc
import Testing

/// A look at the data finds every damage with its place, and mends only what is safe.
@Suite struct HealthCheckTests {
  private func check(_ world: StoreWorld) throws -> HealthCheck {
    try HealthCheck(at: world.files.data)
  }

  private func look(_ world: StoreWorld) throws -> HealthReport { try check(world).look() }

  @Test func aNewFolderIsSound() throws {
    let report = try look(try StoreWorld())
    #expect(report.isSound)
    #expect(report.findings.isEmpty)
    #expect(report.records == 1)
    #expect(report.documents == 6)
  }

  @Test func anEditIsShownWithItsDifferenceAndTakenOver() throws {
    let world = try StoreWorld()
    try world.edit("groups/retail.json", "\"1000\"", "\"2000\"")
    let report = try look(world)
    #expect(!report.isSound)
    #expect(report.findings.map(\.weight) == [.edit])
    #expect(report.findings[0].differences == ["$.budget.amount: “1000” → “2000”"])
    #expect(try world.repository.snapshot().organization == StoreWorld.small)
    let taken = try check(world).accept(by: "owner", at: StoreWorld.moment.now)
    #expect(taken == ["Accepted groups/retail.json."])
    #expect(try look(world).findings.isEmpty)
    let group = try world.repository.snapshot().organization.groups[0]
    #expect(group.budget == Money(Amount("2000"), .eur))
    let entry = try world.repository.entries(limit: 1)[0]
    #expect(entry.operation == "store.accept")
    #expect(
      entry.changes == [
        FieldChange("groups/retail.json $.budget.amount", before: "“1000”", after: "“2000”")
      ])
  }

  @Test func aSlipOfTheKeyboardIsTold() throws {
    let world = try StoreWorld()
    try world.edit("groups/retail.json", "\"budget\"", "\"bugdet\"")
    let report = try look(world)
    #expect(report.findings.map(\.weight) == [.edit, .notice])
    #expect(report.findings[1].error.remedy == "Did you mean “budget”?")
    #expect(report.findings[1].error.message.contains("$.bugdet: “bugdet” is not known"))
  }

  @Test func anEditedIdIsShownMasked() throws {
    let world = try StoreWorld()
    try world.edit("groups/retail.json", "EXAMPLE00001", "EXAMPLE00009")
    let text = try look(world).findings.flatMap(\.differences).joined()
    #expect(!text.contains("EXAMPLE00009"))
  }

  @Test(arguments: BadDocumentTests.brokenGroups + BadDocumentTests.fatal)
  func aBrokenDocumentIsNotAcceptedAndCanBePutBack(_ mistake: Mistake) throws {
    let world = try StoreWorld()
    let before = world.files.read(mistake.file)
    try world.edit(mistake.file, mistake.old, mistake.new)
    let edited = world.files.read(mistake.file)
    let report = try look(world)
    #expect(!report.isSound)
    let damage = report.findings.first { $0.weight == .damage }
    #expect(damage?.error.path.hasPrefix(mistake.file) == true, "\(report)")
    let error = #expect(throws: BillingError.self) {
      try check(world).accept(by: "owner", at: StoreWorld.moment.now)
    }
    #expect(error?.code == .damaged)
    #expect(world.files.read(mistake.file) == edited)
    _ = try check(world).repair(by: "owner", at: StoreWorld.moment.now)
    if damage?.isMendable == true {
      #expect(world.files.read(mistake.file) == before)
      #expect(world.files.read("\(mistake.file).edited-2") == edited, "the edit is kept")
      #expect(try look(world).findings.map(\.weight) == [.notice])
    } else {
      #expect(world.files.read(mistake.file) == edited, "never more than is safe")
    }
  }

  @Test func whatWasRemovedIsMadeAgainFromTheJournal() throws {
    let world = try StoreWorld()
    let before = world.files.read("invoices/retail/Retail-1.json")
    world.files.delete("invoices/retail/Retail-1.json")
    #expect(try look(world).findings.first?.isMendable == true)
    let done = try check(world).repair(by: "owner", at: StoreWorld.moment.now)
    #expect(done == ["invoices/retail/Retail-1.json is as it was saved last."])
    #expect(world.files.read("invoices/retail/Retail-1.json") == before)
    #expect(try look(world).findings.isEmpty)
    #expect(try world.repository.entries(limit: 1)[0].operation == "store.repair")
  }

  @Test func everyFlippedByteOfTheJournalIsLocated() throws {
    let world = try StoreWorld()
    _ = try world.change(Rename("Retail", to: "Shops"))
    let file = "journal/" + world.files.names("journal")[0]
    let bytes = try #require(world.files.read(file))
    for place in stride(from: 0, to: bytes.count - 1, by: 997) {
      var broken = bytes
      broken[place] ^= 0x04
      world.files.write(file, broken)
      let report = try look(world)
      #expect(!report.isSound, "byte \(place)")
      #expect(report.findings.contains { $0.error.path == file }, "byte \(place)")
      let snapshot = try? JSONFileRepository.open(at: world.files.data).snapshot()
      #expect(snapshot?.readOnlyReason != nil, "byte \(place)")
    }
  }

  @Test func aTornRecordIsCutOff() throws {
    let world = try StoreWorld()
    let file = "journal/" + world.files.names("journal")[0]
    let whole = try #require(world.files.read(file))
    world.files.write(file, whole + Array("{\"format\":1,\"seq\":2".utf8))
    let report = try look(world)
    #expect(report.isSound)
    #expect(report.findings.map(\.isMendable) == [true])
    #expect(try world.again().snapshot().organization == StoreWorld.small)
    let done = try check(world).repair(by: "owner", at: StoreWorld.moment.now)
    #expect(done.count == 1)
    #expect(world.files.read(file) == whole)
  }

  @Test func rightsOfOthersAreSeenAndTakenAway() throws {
    let world = try StoreWorld()
    chmod(world.files.data + "/groups/retail.json", 0o644)
    chmod(world.files.data + "/invoices/retail", 0o755)
    #expect(
      try look(world).findings.map(\.error.path) == ["invoices/retail", "groups/retail.json"])
    _ = try check(world).repair(by: "owner", at: StoreWorld.moment.now)
    #expect(world.files.mode("groups/retail.json") == 0o600)
    #expect(world.files.mode("invoices/retail") == 0o700)
    #expect(try look(world).findings.isEmpty)
  }

  @Test func aBackupComesBackWhole() throws {
    let world = try StoreWorld()
    _ = try world.change(Rename("Retail", to: "Shops"))
    let copy = world.files.path + "/copy"
    let back = world.files.path + "/back"
    try DataBackup.make(of: world.files.data, to: copy, at: StoreWorld.moment.now)
    _ = try world.change(Rename("Shops", to: "Later"))
    try DataBackup.restore(from: copy, to: back, at: StoreWorld.moment.now)
    let restored = try JSONFileRepository.open(at: back)
    #expect(try restored.snapshot().organization.groups.map(\.name) == ["Shops", "Mobile"])
    #expect(try restored.entries(limit: 9).count == 2)
    #expect(try HealthCheck(at: back).look().isSound)
    #expect(try DataBackup.makeDaily(of: back, at: StoreWorld.moment.now))
    #expect(try !DataBackup.makeDaily(of: back, at: StoreWorld.moment.now), "once a day")
  }
}
