import Foundation
import Testing

extension EndToEndTests {
  /// What scripts rely on: exit statuses, and which stream says what.
  @Suite struct ContractTests {
    /// Words, and how they end; `DATA` stands for the data folder.
    static let table: [(words: String, status: Int32)] = [
      ("groups --data DATA", 0),
      ("usage --data DATA --period last-month --by group", 0),
      ("version", 0),
      ("grups", 2),
      ("groups --data DATA --colour", 2),
      ("groups --data DATA --format xml", 2),
      ("usage --data DATA --from 2025-02-30 --to 2025-03-01", 2),
      ("budget set Marketing\\ campaigns --amount 10 --data DATA --as kenji", 4),
      ("budget set Japan\\ platform --amount 10 --data DATA --as kenji", 3),
      ("group Nowhere --data DATA", 4),
      ("groups --data DATA/nowhere", 4),
      ("groups --config DATA/nowhere.json", 4),
      ("spikes --data DATA --exit-code", 10),
      ("spikes --data DATA", 0),
    ]

    @Test func statusesAndStreams() throws {
      let home = try Home()
      let data = try home.withDemo()
      for (words, status) in Self.table {
        let ran = try home.run(split(words, data: data) + ["--today", Demo.today, "--quiet"])
        #expect(ran.status == status, "\(words): \(ran.err)")
        #expect(ran.out.isEmpty == (status != 0 && status != 10), "\(words) on standard output")
        #expect(ran.err.isEmpty == (status == 0 || status == 10), "\(words): \(ran.err)")
        #expect(ran.err.isEmpty || ran.err.hasPrefix("billtop: "), "\(words): \(ran.err)")
      }
    }

    @Test func errorsAreJSONWhereThatIsAsked() throws {
      let home = try Home()
      let data = try home.withDemo()
      for (words, status) in Self.table where ![0, 10].contains(status) && !words.contains("xml") {
        let ran = try home.run(split(words, data: data) + ["--format", "json"])
        let whole = try JSONSerialization.jsonObject(with: Data(ran.err.utf8)) as? [String: Any]
        let error = try #require(whole?["error"] as? [String: Any], "\(words): \(ran.err)")
        #expect(Set(error.keys) == ["code", "message", "remedy", "path"], "\(words)")
        #expect(ran.status == status, "\(words)")
      }
    }

    @Test func damagedDataIsFive() throws {
      let home = try Home()
      let data = try home.withDemo()
      let catalog = data + "/catalog.json"
      let text = try String(contentsOfFile: catalog, encoding: .utf8)
      try String(text.prefix(text.count / 2)).write(
        toFile: catalog, atomically: true, encoding: .utf8)
      let ran = try home.run("groups", "--data", data)
      #expect(ran.status == 5, "\(ran.err)")
      #expect(ran.err.contains("catalog.json"))
    }

    /// Somebody else holds the lock.
    @Test func busyDataIsSix() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let descriptor = open(data + "/.lock", O_RDWR | O_CLOEXEC)
      defer { close(descriptor) }
      try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
      let words = ["budget", "set", "Japan platform", "--amount", "10", "--data", data]
      #expect(try home.run(words).status == 6)
      #expect(try home.run(["groups", "--data", data]).status == 0)
    }

    @Test func aClosedPipeIsNoAccident() async throws {
      let terminal = try RealTerminal()
      let said = try await terminal.shell("\(Executable.path) demo | head -n 1")
      #expect(said.split(separator: "\n").count == 1, "\(said)")
    }

    @Test func thePipedDashboardPrintsItsTable() throws {
      let home = try Home()
      let ran = try home.run("--today", Demo.today)
      #expect(ran.status == 0)
      #expect(ran.out.contains("Europe production"))
      #expect(!ran.out.utf8.contains(0x1b))
    }

    private func split(_ words: String, data: String) -> [String] {
      words.replacing("\\ ", with: "\u{0}").split(separator: " ").map {
        String($0).replacing("\u{0}", with: " ").replacing("DATA", with: data)
      }
    }
  }
}

extension Home {
  func run(_ words: [String]) throws -> Ran { try Executable.run(words, home: url) }
}
