import BillingCore
import BillingService
import BillingStore
import Glibc
import Synchronization
import Testing
import UsageEngine

/// Usage files become part of the data with a change, whole or not at all.
@Suite struct UsageImportTests {
  private static let retail = StoreWorld.small.groups[0].id
  private static let accounts = AccountGroups([
    AccountID("retail-de")!: retail, AccountID("retail-us")!: retail,
    AccountID("app")!: StoreWorld.small.groups[1].id,
  ])

  private func record(_ day: String, _ account: String, _ price: String) -> String {
    """
    {"accountId":"\(account)","productName":"SMS","productCategory":"sms","startDate":"\(day)",\
    "endDate":"\(day)","usage":{"amount":"3","unit":"messages"},\
    "price":{"amount":"\(price)","currency":"EUR"}}

    """
  }

  private func file(_ name: String, _ records: [String]) -> UsageFile {
    UsageFile(
      name: name, content: .bytes(Array(records.joined().utf8)), imported: Day("2026-11-20")!,
      accounts: Self.accounts)
  }

  private func total(_ repository: JSONFileRepository) throws -> [String] {
    let question = UsageQuestion(
      range: DayRange(first: Day("2026-11-01")!, last: Day("2026-11-30")!), aggregation: .daily,
      by: [], filter: UsageFilter(groups: StoreWorld.small.groups.map(\.id)))
    return try repository.snapshot().usage.opened().table(question).totals.sorted.map(\.text)
  }

  private func importing(_ world: StoreWorld, _ files: [UsageFile]) throws -> UsageStage {
    let stage = try world.repository.stageUsage(files)
    let name = try world.repository.snapshot().organization.groups[0].name
    _ = try world.change(Rename(name, to: name + "+", usage: stage.names))
    return stage
  }

  @Test func aChangeMakesStagedFilesPartOfTheData() throws {
    let world = try StoreWorld()
    let march = file("march.jsonl", [record("2026-11-01", "app", "1.5"), "oops\n"])
    #expect(try world.repository.previewUsage([march])[0].new == 1)
    let stage = try world.repository.stageUsage([march])
    #expect(stage.reports.map(\.name) == ["march.jsonl"])
    #expect(stage.reports[0].new == 1)
    #expect(stage.reports[0].rejected == 1)
    #expect(try total(world.repository) == [], "staged is not imported")
    _ = try world.change(Rename("Retail", to: "Shops", usage: stage.names))
    #expect(try total(world.repository) == ["EUR 1.50"])
    try world.repository.adopt(stage)
    #expect(try total(world.repository) == ["EUR 1.50"])
    #expect(try total(try world.again()) == ["EUR 1.50"])
    #expect(try HealthCheck(at: world.files.data).look().usageFiles == 1)
  }

  @Test func laterImportsWinAndTheCacheFollows() throws {
    let world = try StoreWorld()
    _ = try importing(world, [file("a", [record("2026-11-01", "app", "1")])])
    let other = try world.again()
    #expect(try total(other) == ["EUR 1.00"])
    let second = try importing(
      world,
      [
        file("b", [record("2026-11-01", "app", "2")]),
        file("c", [record("2026-11-02", "retail-de", "10")]),
      ])
    #expect(second.reports.map(\.revised) == [1, 0])
    #expect(try total(other) == ["EUR 12.00"], "the other program sees it")
    #expect(try total(try world.again()) == ["EUR 12.00"])
    world.files.delete("cache")
    #expect(try total(try world.again()) == ["EUR 12.00"], "the cache can go")
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    let world = try StoreWorld()
    let stage = try world.repository.stageUsage([file("a", [record("2026-11-01", "app", "1")])])
    world.repository.discard(stage)
    #expect(world.files.names("usage") == [])
    let error = #expect(throws: BillingError.self) {
      try world.change(Rename("Retail", to: "Shops", usage: stage.names))
    }
    #expect(error?.code == .failed)
    #expect(try world.again().snapshot().organization == StoreWorld.small)
  }

  /// What another program does to a file while it is copied.
  enum Tampering: CaseIterable {
    case cut, append, rewrite, replace, remove

    func happen(to path: String) {
      switch self {
      case .cut: truncate(path, 1_500_000)
      case .append: put("\n", path, "a")
      case .rewrite: put("{", path, "r+")
      case .replace:
        put("{}", path + ".new", "w")
        rename(path + ".new", path)
      case .remove: unlink(path)
      }
    }

    private func put(_ text: String, _ path: String, _ mode: String) {
      let file = fopen(path, mode)
      fputs(text, file)
      fclose(file)
    }
  }

  /// Of a file that somebody writes while it is copied nothing is taken; one that is replaced as a
  /// whole is taken as it was.
  @Test(arguments: Tampering.allCases, [1, 2, 3])
  func aFileIsCopiedAsItWasAtOneMoment(tampering: Tampering, piece: Int) throws {
    let world = try StoreWorld()
    let path = world.files.path + "/usage.jsonl"
    let filler = String(repeating: " ", count: 1 << 20)
    let text = (1...3).map { record("2026-11-0\($0)", "app", "1") + filler + "\n" }.joined()
    let new = fopen(path, "w")
    fputs(text, new)
    fclose(new)
    var old = utimbuf(actime: 1_700_000_000, modtime: 1_700_000_000)
    utime(path, &old)
    let seen = Mutex(0)
    var control = ScanControl()
    control.copied = { _, _ in
      let number = seen.withLock { count in
        count += 1
        return count
      }
      if number == piece { tampering.happen(to: path) }
    }
    let file = UsageFile(
      path: path, imported: Day("2026-11-20")!, accounts: Self.accounts)
    if tampering == .replace || tampering == .remove {
      let stage = try world.repository.stageUsage([file], control: control)
      #expect(stage.reports.map(\.new) == [3])
      return
    }
    let error = #expect(throws: BillingError.self) {
      try world.repository.stageUsage([file], control: control)
    }
    #expect(error?.code == .changedMeanwhile)
    #expect(error?.message.contains("usage.jsonl changed while it was read") == true)
    #expect(world.files.names("usage") == [])
  }

  @Test func aFailedChangeImportsNothing() throws {
    let world = try StoreWorld()
    let stage = try world.repository.stageUsage([file("a", [record("2026-11-01", "app", "1")])])
    #expect(throws: BillingError.self) {
      try world.change(Rename("Retail", to: "Mobile", usage: stage.names))
    }
    #expect(try total(try world.again()) == [])
    _ = try world.change(Rename("Retail", to: "Shops", usage: stage.names))
    #expect(try total(try world.again()) == ["EUR 1.00"])
  }

  @Test func aChangedUsageFileIsSeen() throws {
    let world = try StoreWorld()
    _ = try importing(world, [file("a", [record("2026-11-01", "app", "1")])])
    let name = try #require(world.files.names("usage").first { $0.hasSuffix(".jsonl") })
    let bytes = try #require(world.files.read("usage/\(name)"))
    world.files.write("usage/\(name)", bytes.map { $0 == 0x31 ? 0x32 : $0 })
    let report = try HealthCheck(at: world.files.data).look()
    #expect(report.findings.first?.weight == .damage)
    #expect(report.findings.first?.error.path == "usage/\(name)")
    world.files.delete("usage/\(name)")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.problems.first?.error.message == "The usage file usage/\(name) is missing.")
    #expect(snapshot.organization.groups.count == 2)
  }

}
