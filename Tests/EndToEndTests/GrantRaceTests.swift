import Foundation
import Testing

extension EndToEndTests {
  /// Two operators give roles at the same moment: each is there, or its giver was told so.
  @Suite struct GrantRaceTests {
    private static let rounds = 5

    /// Both use programs of their own, started at once, round after round.
    @Test func noGrantIsLost() async throws {
      let home = try Home()
      let (data, folder) = (try home.withDemo(), home.url)
      try home.done("grant", "organizationAdmin", "dana", "--data", data)
      for number in 0..<Self.rounds {
        for user in ["a\(number)", "b\(number)"] {
          try home.done("users", "add", user, "--email", "\(user)@x.example", "--data", data)
        }
      }
      let before = try home.grants(data).count
      var (given, told) = (0, 0)
      for number in 0..<Self.rounds {
        async let one = Self.give("a\(number)", as: "olivia", data, folder)
        async let other = Self.give("b\(number)", as: "dana", data, folder)
        for (ran, user) in [(try await one, "a\(number)"), (try await other, "b\(number)")] {
          let isThere = try home.grants(data).contains(user)
          #expect(isThere == (ran.status == 0), "\(user): \(ran.err)")
          #expect([0, 1, 6].contains(ran.status), "\(user): \(ran.err)")
          if ran.status == 0 { given += 1 } else { told += 1 }
        }
      }
      #expect(try home.grants(data).count == before + given)
      #expect(given >= Self.rounds, "one of two always goes through")
      let audit = try home.run("audit", "--verify", "--data", data)
      #expect(audit.status == 0, "\(audit.err)")
      print("\(2 * Self.rounds) grants at once in pairs: \(given) given, \(told) told to try again")
    }

    /// Both give the same role to the same person: it is there once, and one of them is told.
    @Test func theSameGrantIsGivenOnce() async throws {
      let home = try Home()
      let (data, folder) = (try home.withDemo(), home.url)
      try home.done("grant", "organizationAdmin", "dana", "--data", data)
      for number in 0..<Self.rounds {
        let user = "c\(number)"
        try home.done("users", "add", user, "--email", "\(user)@x.example", "--data", data)
        async let one = Self.give(user, as: "olivia", data, folder)
        async let other = Self.give(user, as: "dana", data, folder)
        let statuses = [try await one.status, try await other.status].sorted()
        #expect(statuses.first == 0 && statuses.last != 0, "\(user): \(statuses)")
        #expect(try home.grants(data).filter { $0 == user }.count == 1)
      }
    }

    /// One program, run to its end.
    private static func give(_ user: String, as giver: String, _ data: String, _ folder: URL)
      async throws -> Ran
    {
      let words = ["grant", "billingGroupViewer", user, "Japan platform", "--data", data]
      return try await Task.detached {
        try Executable.run(words + ["--as", giver], home: folder)
      }.value
    }

    /// A journal that somebody wrote in is found, and where: by `audit` and by `check`.
    @Test(arguments: ["byte", "removed", "swapped"])
    func aTamperedJournalIsLocated(how: String) throws {
      let home = try Home()
      let data = try home.withDemo()
      for amount in 1...4 {
        try home.done("budget", "set", "Japan platform", "\(amount)0000", "--data", data)
      }
      let journal = data + "/journal/000000000001.ndjson"
      var lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
      let start = lines.dropLast(3).reduce(0) { $0 + $1.utf8.count + 1 }
      switch how {
      case "byte":
        lines[lines.count - 3] = Substring(lines[lines.count - 3].replacing("0000", with: "0001"))
      case "removed": lines.remove(at: lines.count - 3)
      default: lines.swapAt(lines.count - 3, lines.count - 2)
      }
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: journal, atomically: false, encoding: .utf8)
      for words in [["audit", "--verify"], ["check"]] {
        let ran = try home.run(all: words + ["--data", data])
        let said = ran.out + ran.err
        #expect(ran.status == 5, "\(words): \(said)")
        #expect(said.contains("000000000001.ndjson"), "\(words): \(said)")
        let places = said.matches(of: /byte ([0-9]+)/).compactMap { Int($0.output.1) }
        let end = start + lines[lines.count - 3].utf8.count + 1
        #expect(places.contains { (start...end).contains($0) }, "\(words): \(said)")
      }
    }
  }
}

extension Home {
  fileprivate func done(_ words: String...) throws {
    let ran = try run(all: words)
    #expect(ran.status == 0, "\(words): \(ran.err)")
  }

  /// Who has the role on the group, once for each grant.
  fileprivate func grants(_ data: String) throws -> [String] {
    let rows = try run(all: ["grants", "--format", "csv", "--data", data]).out
    return rows.split(whereSeparator: \.isNewline).filter { $0.contains("Japan platform") }
      .map { String($0.prefix { $0 != "," }) }
  }
}
