import Foundation
import Testing

extension EndToEndTests {
  /// What happens while the dashboard is open: pastes, changes by others, and nothing at all.
  @Suite struct LiveTests {
    @Test func takesPastedTextAsText() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      try terminal.press("/")
      try await terminal.waitFor("Enter keeps it")
      try terminal.paste("q\na\n")
      let screen = try await terminal.waitFor("q a")
      #expect(screen.contains("Enter keeps it"))
      #expect(!screen.contains("What you may do"))
      try terminal.press("Escape")
      try await terminal.waitFor("1/9")
    }

    /// Outside a field a paste has nowhere to go, and is no key either.
    @Test func ignoresAPasteWhereThereIsNoField() async throws {
      let terminal = try RealTerminal()
      let shown = try await terminal.openDemo()
      try terminal.paste("q\nq\n")
      #expect(try await terminal.settled() == shown)
    }

    @Test func showsWhatSomebodyElseChanged() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let one = try RealTerminal(home: home)
      let other = try RealTerminal(home: home)
      for terminal in [one, other] {
        try terminal.run("--data \(data) --today \(Demo.today)")
        try await terminal.waitFor("Japan platform")
        try terminal.press("Down", "Down")
        try await terminal.waitFor("3/9")
      }
      #expect(!one.screen.contains(" 1 %"))
      let set = try home.run(
        "budget", "set", "Japan platform", "--amount", "99999999", "--data", data)
      #expect(set.status == 0, "\(set.err)")
      for terminal in [one, other] {
        let screen = try await terminal.waitFor(" 1 %")
        #expect(screen.contains("▲ ▌UK contact centre"))
        #expect(screen.contains("The data changed"))
      }
    }

    /// A refusal is written down, and reading again for that would be refused again, for ever.
    @Test func isRefusedOnceAndThenSleeps() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let journal = "\(data)/journal/000000000001.ndjson"
      let terminal = try PseudoTerminal(
        ["--data", data, "--as", "devon", "--today", Demo.today], home: home)
      try await terminal.waitFor("You have no role")
      _ = try await terminal.settle()
      try await Task.sleep(for: .seconds(1))
      let before = try Data(contentsOf: URL(filePath: journal)).count
      terminal.take()
      try await Task.sleep(for: .milliseconds(1500))
      #expect(try Data(contentsOf: URL(filePath: journal)).count == before)
      #expect(terminal.take().isEmpty)
    }

    /// The data is on disk or in memory; either way nobody wakes up while nothing happens.
    @Test(arguments: [true, false]) func sleepsWhileNothingHappens(onDisk: Bool) async throws {
      let home = try Home()
      let words = onDisk ? ["--data", try home.withDemo()] : ["demo"]
      let terminal = try PseudoTerminal(words + ["--today", Demo.today], home: home)
      try await terminal.waitForGroups()
      _ = try await terminal.settle()
      try await Task.sleep(for: .seconds(1))
      let before = terminal.sleeps
      terminal.take()
      try await Task.sleep(for: .milliseconds(1500))
      #expect(terminal.sleeps - before <= 1)
      #expect(terminal.take().isEmpty)
    }
  }
}
