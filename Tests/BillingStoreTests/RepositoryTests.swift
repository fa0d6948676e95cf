import BillingCore
import BillingService
import BillingStore
import Glibc
import Testing

/// The repository as the service uses it.
@Suite struct RepositoryTests {
  @Test func aNewFolderOpensAsItWasMade() throws {
    let world = try StoreWorld()
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization == StoreWorld.small)
    #expect(snapshot.problems.isEmpty)
    #expect(snapshot.readOnlyReason == nil)
  }

  @Test func everythingIsForTheOwnerAlone() throws {
    let before = umask(0)
    defer { umask(before) }
    let world = try StoreWorld()
    _ = try world.change(Rename("Retail", to: "Shops"))
    for folder in ["", "groups", "invoices", "invoices/retail", "journal"] {
      #expect(world.files.mode(folder) == 0o700, "\(folder)")
      for file in world.files.names(folder) where file.contains(".") {
        #expect(world.files.mode("\(folder)/\(file)") == 0o600, "\(folder)/\(file)")
      }
    }
    #expect(
      world.files.names("groups") == ["mobile.json", "retail.json"], "a group keeps its file")
  }

  @Test func aChangeIsThereForEveryone() throws {
    let world = try StoreWorld()
    let other = try world.again()
    let old = try other.snapshot()
    #expect(try other.snapshot().generation == old.generation, "nothing changed, nothing read")
    _ = try world.change(Rename("Retail", to: "Shops"))
    let new = try other.snapshot()
    #expect(new.generation > old.generation)
    #expect(new.organization.groups.map(\.name) == ["Shops", "Mobile"])
    #expect(new.organization.groups[0].revision == 1)
    #expect(old.organization.groups[0].name == "Retail", "a snapshot never changes")
  }

  @Test func theSameKeyRunsOnce() throws {
    let world = try StoreWorld()
    var rename = Rename("Retail", to: "Shops", key: "k-1")
    rename.group = .id(StoreWorld.small.groups[0].id)
    let first = try world.change(rename)
    let second = try BillingService(try world.again()).change(
      rename, as: StoreWorld.owner, at: StoreWorld.moment)
    #expect(first == second)
    #expect(first == ChangeReceipt("Renamed to “Shops”", reference: "Shops"))
    #expect(try world.repository.entries(limit: 10).count == 2)
    let error = #expect(throws: BillingError.self) {
      try world.change(Rename("Mobile", to: "Other", key: "k-1"))
    }
    #expect(error?.code == .invalid)
  }

  /// The change took away the name that its repeat asks by.
  @Test func aRepeatUnderTheOldNameRunsNothing() throws {
    let world = try StoreWorld()
    let rename = Rename("Retail", to: "Shops", key: "k-1")
    let first = try world.change(rename)
    let again = BillingService(try world.again())
    #expect(try again.change(rename, as: StoreWorld.owner, at: StoreWorld.moment) == first)
    #expect(try world.repository.entries(limit: 10).count == 2)
    let error = #expect(throws: BillingError.self) {
      try world.change(Rename("Retail", to: "Other", key: "k-1"))
    }
    #expect(error?.code == .notFound)
  }

  /// So that whoever sees one of the groups is told their part, and no more.
  @Test func aChangeOfSeveralGroupsKeepsEachOnesPart() throws {
    let world = try StoreWorld()
    _ = try world.change(Terms(groups: [.name("Retail"), .name("Mobile")]))
    let changes = try #require(try world.again().entries(limit: 1).first?.changes)
    #expect(changes.map(\.group) == StoreWorld.small.groups.map(\.id) + [nil])
    #expect(changes.map(\.after) == ["30", "30", "2"])
  }

  @Test func theJournalTellsWhoDidWhat() throws {
    let world = try StoreWorld()
    _ = try world.change(Rename("Retail", to: "Shops"))
    let ann = Actor(user: UserID("ann")!, name: "Ann", source: .sudo)
    #expect(throws: BillingError.self) {
      try world.change(Rename("Mobile", to: "Mine"), by: ann)
    }
    let entries = try world.again().entries(limit: 2)
    #expect(entries.map(\.operation) == ["test.rename", "test.rename"])
    #expect(entries[0].actor == "Ann")
    #expect(entries[0].source == .sudo)
    guard case .refused(let reason) = entries[0].outcome else {
      Issue.record("the refusal is not journaled")
      return
    }
    #expect(!reason.isEmpty)
    #expect(entries[1].outcome == .done)
    #expect(entries[1].changes == [FieldChange("name", before: "Retail", after: "Shops")])
    #expect(entries[1].groups == [StoreWorld.small.groups[0].id])
    #expect(entries[1].at == StoreWorld.moment.now)
  }

  @Test func aFailedChangeLeavesNothing() throws {
    let world = try StoreWorld()
    let before = world.files.read("groups/retail.json")
    #expect(throws: BillingError.self) { try world.change(Rename("Retail", to: "Mobile")) }
    #expect(world.files.read("groups/retail.json") == before)
    #expect(try world.again().snapshot().organization == StoreWorld.small)
  }

  @Test func twoRepositoriesLoseNoUpdate() async throws {
    let world = try StoreWorld()
    let path = world.files.data
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let service = BillingService(
            try JSONFileRepository.open(at: path, patienceMilliseconds: 60_000))
          for _ in 0..<10 {
            _ = try service.change(
              Count(group: writer % 2 == 0 ? "Retail" : "Mobile"), as: StoreWorld.owner,
              at: StoreWorld.moment)
          }
        }
      }
      try await group.waitForAll()
    }
    let groups = try world.repository.snapshot().organization.groups
    #expect(groups.map(\.revision) == [20, 20])
    #expect(groups.map(\.profile.paymentTermDays) == [34, 34])
  }
}

/// Counts a group's payment term up by one.
struct Count: ChangeOperation {
  static let info = OperationInfo("test.count", "Count", .capability(.manageGroups))
  var group: String
  var target: OperationTarget { .group(.name(group)) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try draft.update(.name(group)) { $0.profile.paymentTermDays += 1 }
    return ChangeReceipt("Counted")
  }
}

/// A change that says of each group what became of it, and one word about all.
private struct Terms: ChangeOperation {
  static let info = OperationInfo("test.terms", "Terms", .administerBilling)
  let groups: [GroupReference]
  var target: OperationTarget { .groups(groups) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    for reference in groups {
      let group = try draft.group(reference)
      try draft.update(reference) { $0.profile.paymentTermDays = 30 }
      draft.note("term", before: "14", after: "30", in: group.id)
    }
    draft.note("groups", before: "0", after: "\(groups.count)")
    return ChangeReceipt("Terms")
  }
}
