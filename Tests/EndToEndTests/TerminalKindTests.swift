import Foundation
import Testing

extension EndToEndTests {
  /// Terminals of every kind and size, each looked at byte by byte.
  @Suite struct TerminalKindTests {
    @Test(arguments: ["vt100", "linux", "xterm-256color", "screen", "xterm", "vt220", "tmux"])
    func opensAndQuits(on term: String) async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today], term: term)
      let before = terminal.modes
      try await terminal.waitFor("Europe production")
      try await terminal.waitForGroups()
      terminal.send("q")
      #expect(try await terminal.end() == 0)
      #expect(terminal.modes == before)
      #expect(!term.hasPrefix("vt") || terminal.colours.isEmpty, "\(term) has no colours")
    }

    @Test func saysOnceThatTheTerminalIsUnknown() async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today], term: "unknown-terminal")
      try await terminal.waitFor("Europe production")
      try await terminal.waitFor("unknown-terminal")
      try await terminal.waitFor("xterm-256color")
      terminal.send("q")
      #expect(try await terminal.end() == 0)
    }

    @Test(arguments: [(["demo"], "dumb"), (["demo", "--plain"], "xterm-256color")])
    func writesPlainLines(_ words: [String], on term: String) async throws {
      let terminal = try PseudoTerminal(words + ["--today", Demo.today], term: term)
      try await terminal.waitFor("Europe production")
      terminal.send("Down Enter\n")
      try await terminal.waitFor("Outbound")
      terminal.send("q\n")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.bytes.contains(0x1b))
    }

    @Test func staysASCIIInTheCLocale() async throws {
      let terminal = try PseudoTerminal(
        ["demo", "--today", Demo.today],
        variables: ["LC_ALL": "C", "LANG": "C"])
      try await terminal.waitForGroups()
      try await terminal.visit(["\r", "\r", "\u{1b}", "M", "2", "5", "\u{1b}", "S", "?"])
      #expect(terminal.bytes.allSatisfy { $0 < 0x80 })
      #expect(terminal.text.contains("Europe production"))
    }

    @Test(arguments: [["NO_COLOR": "1"], [:]])
    func emitsNoColourWhereNoneIsWanted(_ variables: [String: String]) async throws {
      let words = ["demo", "--today", Demo.today] + (variables.isEmpty ? ["--no-color"] : [])
      let terminal = try PseudoTerminal(words, variables: variables)
      try await terminal.waitForGroups()
      try await terminal.visit(["j", "\r", "\r", "\u{1b}", "M", "B", "2", "\u{1b}", "S", "?"])
      #expect(terminal.colours == [])
    }

    /// The check above can fail: without the variable there are colours.
    @Test func emitsColourElsewhere() async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today])
      try await terminal.waitForGroups()
      #expect(!terminal.colours.isEmpty)
    }

    @Test func followsEverySizeOfTheWindow() async throws {
      let terminal = try RealTerminal(width: 200, height: 50)
      try await terminal.openDemo()
      try terminal.resize(20, 5)
      let small = try await terminal.wait("for the word on the size") { screen in
        screen.replacing("\n", with: " ").contains("20×5")
      }
      #expect(small.contains("30×6"))
      try terminal.resize(80, 24)
      let usual = try await terminal.waitFor("1/9")
      try terminal.press("q")
      try await terminal.waitUntilGone("THIS MONTH")
      let fresh = try RealTerminal(width: 80, height: 24)
      #expect(try await fresh.openDemo() == usual)
    }
  }
}

extension PseudoTerminal {
  /// Presses keys one by one and lets each settle.
  func visit(_ keys: [String]) async throws {
    for key in keys {
      send(key)
      _ = try await settle()
    }
  }

  /// The parameters of SGR that set a colour, among all that was written.
  var colours: [String] {
    let sequences = text.matches(of: /\u{1b}\[([0-9;]*)m/).flatMap {
      $0.output.1.split(separator: ";").map(String.init)
    }
    return sequences.filter { code in
      guard let number = Int(code) else { return false }
      return (30...49).contains(number) || (90...107).contains(number)
    }
  }
}
