import BillingCore
import BillingService
import BillingStore
import Glibc
import Testing
import UsageEngine

/// A program that dies at any moment: what it acknowledged is there, and nothing is half done.
@Suite(.serialized) struct KilledWriterTests {
  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34])
  func whatWasAcknowledgedIsThere(milliseconds: Int) async throws {
    let world = try StoreWorld()
    let acknowledged = world.files.path + "/acknowledged"
    close(open(acknowledged, O_CREAT | O_WRONLY, 0o600))
    let path = world.files.data
    await #expect(processExitsWith: .signal(SIGALRM)) {
      [path = path as String, acknowledged = acknowledged as String, milliseconds] in
      let repository = try JSONFileRepository.open(at: path)
      let service = BillingService(repository)
      let log = open(acknowledged, O_WRONLY | O_APPEND)
      var timer = itimerval()
      timer.it_value.tv_usec = milliseconds * 1000
      setitimer(__itimer_which_t(0), &timer, nil)
      while true {
        _ = try service.change(Both(), as: StoreWorld.owner, at: StoreWorld.moment)
        write(log, "+", 1)
      }
    }
    var status = stat()
    stat(acknowledged, &status)
    let least = Int(status.st_size)
    let groups = try world.again().snapshot().organization.groups
    let terms = groups.map { $0.profile.paymentTermDays - 14 }
    #expect(terms[0] == terms[1], "both or none")
    #expect(least...least + 1 ~= terms[0], "acknowledged \(least), found \(terms[0])")
    _ = try world.change(Both())
    let report = try HealthCheck(at: path).look()
    #expect(report.isSound, "\(report.findings)")
    #expect(report.records == terms[0] + 2)
  }
}

extension KilledWriterTests {
  @Test(arguments: [2, 5, 11, 23, 47])
  func anImportIsThereOrNot(milliseconds: Int) async throws {
    let world = try StoreWorld()
    let path = world.files.data
    await #expect(processExitsWith: .signal(SIGALRM)) { [path = path as String, milliseconds] in
      let repository = try JSONFileRepository.open(at: path)
      var timer = itimerval()
      timer.it_value.tv_usec = milliseconds * 1000
      setitimer(__itimer_which_t(0), &timer, nil)
      while true {
        let stage = try repository.stageUsage([OneRecord.file])
        _ = try BillingService(repository).change(
          Both(usage: stage.names), as: StoreWorld.owner, at: StoreWorld.moment)
      }
    }
    let imports = try world.again().snapshot().organization.groups[0].revision
    let files = world.files.names("usage").filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
    let report = try HealthCheck(at: path).look()
    #expect(report.isSound, "\(report.findings)")
    #expect(report.usageFiles == imports)
    #expect(try world.again().snapshot().problems.isEmpty)
    _ = try world.change(Both())
    #expect(world.files.names("usage").filter { $0.hasSuffix(".jsonl") }.count >= files.count)
    #expect(try HealthCheck(at: path).look().usageFiles == imports)
  }
}

/// Between the journal and the file's name a kill leaves a file that waits for its name.
@Test func anImportThatWaitsForItsPlaceIsNoDamage() throws {
  let world = try StoreWorld()
  let repository = try world.again()
  let stage = try repository.stageUsage([OneRecord.file])
  _ = try BillingService(repository).change(
    Both(usage: stage.names), as: StoreWorld.owner, at: StoreWorld.moment)
  let placed = try #require(world.files.names("usage").first { $0.hasSuffix(".jsonl") })
  let journal = String(
    decoding: try #require(world.files.read("journal/000000000001.ndjson")), as: UTF8.self)
  let named = try #require(journal.split(separator: "\"staged\":\"").last)
  let staged = try #require(named.split(separator: "\"").first)
  let usage = world.files.data + "/usage/"
  #expect(rename(usage + placed, usage + staged) == 0)
  let report = try HealthCheck(at: world.files.data).look()
  #expect(report.isSound && report.usageFiles == 1, "\(report.findings)")
  let told = try #require(report.findings.first { $0.isMendable })
  #expect(told.error.message.contains("\(placed) is saved"))
  #expect(unlink(usage + staged) == 0)
  #expect(try !HealthCheck(at: world.files.data).look().isSound)
}

/// A file with one record of one group.
enum OneRecord {
  static let file = UsageFile(
    name: "one.jsonl",
    content: .bytes(
      Array(
        """
        {"productName":"SMS","productCategory":"sms","startDate":"2026-11-01",\
        "endDate":"2026-11-01","usage":{"amount":"3","unit":"messages"},\
        "price":{"amount":"1","currency":"EUR"}}

        """.utf8)), imported: Day("2026-11-20")!,
    accounts: AccountGroups(everythingTo: StoreWorld.small.groups[0].id))
}

/// One change of two documents.
struct Both: ChangeOperation {
  static let info = OperationInfo("test.both", "Both", .capability(.manageGroups))
  var usage: [String] = []
  var target: OperationTarget { .groups([.name("Retail"), .name("Mobile")]) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try draft.update(.name("Retail")) { $0.profile.paymentTermDays += 1 }
    try draft.update(.name("Mobile")) { $0.profile.paymentTermDays += 1 }
    draft.stagedUsage = usage
    return ChangeReceipt("Both")
  }
}
