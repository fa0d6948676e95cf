import Foundation
import Testing

extension EndToEndTests {
  /// However the dashboard ends, the terminal is as it was before.
  @Suite struct SignalTests {
    /// A signal by its name.
    struct Signal: CustomTestStringConvertible, Sendable {
      let name: String
      let number: Int32

      var testDescription: String { name }
    }

    static let signals = [
      Signal(name: "TERM", number: SIGTERM), Signal(name: "HUP", number: SIGHUP),
      Signal(name: "INT", number: SIGINT), Signal(name: "QUIT", number: SIGQUIT),
      Signal(name: "SEGV", number: SIGSEGV), Signal(name: "ILL", number: SIGILL),
      Signal(name: "ABRT", number: SIGABRT), Signal(name: "BUS", number: SIGBUS),
      Signal(name: "FPE", number: SIGFPE), Signal(name: "TRAP", number: SIGTRAP),
    ]

    @Test(arguments: signals) func leavesTheShellsScreen(after signal: Signal) async throws {
      let terminal = try RealTerminal()
      let before = try await terminal.modes()
      try terminal.type("echo written-$((40 + 2))-before")
      try await terminal.waitFor("written-42-before")
      try await terminal.openDemo()
      #expect(try terminal.state("alternate_on") == "1")
      try await terminal.kill(signal.number)
      #expect(try await terminal.modes() == before)
      #expect(try terminal.state("alternate_on") == "0")
      #expect(try terminal.state("cursor_flag") == "1")
      #expect(try terminal.state("keypad_cursor_flag") == "0")
      #expect(terminal.screen.contains("written-42-before"))
      #expect(!terminal.screen.contains("THIS MONTH"))
    }

    @Test(arguments: signals) func givesEverythingBackOnTheWire(after signal: Signal) async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today])
      let before = terminal.modes
      try await terminal.waitForGroups()
      #expect(terminal.modes != before)
      terminal.take()
      let shown = terminal.bytes.count
      kill(terminal.process, signal.number)
      let status = try await terminal.end()
      #expect(status == (isCrash(signal) ? -signal.number : 0))
      #expect(terminal.modes == before)
      let last = String(decoding: terminal.bytes[shown...], as: UTF8.self)
      for code in ["\u{1b}[?2004l", "\u{1b}[?1049l", "\u{1b}[?1l"] {
        #expect(last.contains(code), "\(signal.name) leaves without \(code.dropFirst())")
      }
      #expect(last.contains("\u{1b}[?25h") || last.contains("\u{1b}[?12l\u{1b}[?25h"))
    }

    private func isCrash(_ signal: Signal) -> Bool {
      [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP].contains(signal.number)
    }

    @Test func endsWhenTheLineDrops() async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today])
      try await terminal.waitForGroups()
      terminal.hangUp()
      #expect(try await terminal.end() == 0)
    }

    @Test func stopsForTheShellAndComesBack() async throws {
      let terminal = try RealTerminal()
      let before = try await terminal.modes()
      try await terminal.openDemo()
      try terminal.press("Down", "Down")
      // What drove the spike comes after the first picture.
      let shown = try await terminal.wait("for the third group's spike") {
        $0.contains("3/9") && $0.contains("of the excess")
      }
      try terminal.press("C-z")
      try await terminal.waitUntilGone("THIS MONTH")
      #expect(try await terminal.modes() == before)
      #expect(try terminal.state("alternate_on") == "0")
      try terminal.type("fg")
      #expect(try await terminal.waitFor("3/9") == shown)
      kill(try await terminal.programID(), SIGTSTP)
      try await terminal.waitUntilGone("THIS MONTH")
      #expect(try await terminal.modes() == before)
      try terminal.type("fg")
      #expect(try await terminal.waitFor("3/9") == shown)
      try terminal.press("Down")
      try await terminal.waitFor("4/9")
      try terminal.press("q")
      try await terminal.waitUntilGone("THIS MONTH")
      #expect(try await terminal.modes() == before)
    }

    /// The window may change while the dashboard is stopped.
    @Test func comesBackInAnotherSize() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      try terminal.press("C-z")
      try await terminal.waitUntilGone("THIS MONTH")
      try terminal.resize(80, 24)
      try terminal.type("fg")
      let screen = try await terminal.waitFor("THIS MONTH")
      #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
      #expect(screen.contains("1/9"))
    }
  }
}
