import Testing

extension EndToEndTests {
  /// The first minutes: nothing is configured, and somebody looks around.
  @Suite struct OpeningTests {
    @Test func opensTheDemoWhereNothingIsConfigured() async throws {
      let terminal = try RealTerminal()
      try terminal.run("--today \(Demo.today)")
      let screen = try await terminal.waitFor("Europe production")
      #expect(screen.contains("DEMO"))
      #expect(screen.contains("olivia@acme.example"))
      #expect(screen.contains("Billing groups"))
      #expect(screen.contains("1/9"))
    }

    @Test func helpListsTheKeysThatWorkHere() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      try terminal.press("?")
      let help = try await terminal.waitFor("a page down")
      #expect(help.contains("open what is under the cursor"))
      #expect(!help.contains("tab 2: accounts"))
      try terminal.press("Escape")
      try await terminal.waitUntilGone("open what is under the cursor")
    }

    @Test func filterNarrowsAndEscapeClears() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      try terminal.press("/")
      try await terminal.waitFor("Enter keeps it")
      try terminal.type("japan")
      let found = try await terminal.waitFor("1/1")
      #expect(found.contains("Japan platform"))
      #expect(!found.contains("Europe production"))
      try terminal.press("Escape")
      try await terminal.waitFor("1/9")
    }

    @Test func sortsAndSaysBy() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      for order in ["name", "spend", "change", "attention"] {
        try terminal.press("s")
        try await terminal.waitFor("Ordered by \(order).")
      }
    }

    @Test func showsOneLineOrTwoForEachGroup() async throws {
      let terminal = try RealTerminal(width: 80, height: 24)
      let two = try await terminal.openDemo()
      #expect(two.contains("commerce_"))
      try terminal.press("v")
      try await terminal.waitUntilGone("commerce_")
      try terminal.press("v")
      try await terminal.waitFor("commerce_")
    }

    @Test func goesDownToADayAndExactlyBack() async throws {
      let terminal = try RealTerminal()
      try await terminal.openDemo()
      try terminal.press("s")
      try await terminal.waitFor("Ordered by name.")
      try terminal.press("Down", "Down", "Down")
      try await terminal.waitFor("4/9")
      let home = try await terminal.settled()
      try terminal.press("Enter")
      try await terminal.waitFor("2 Accounts")
      try terminal.press("Left", "Left")
      try await terminal.waitFor("9/30")
      let usage = try await terminal.settled()
      try terminal.press("Enter")
      try await terminal.waitFor("› Mon Nov 9")
      try await terminal.waitUntilGone("2 Accounts")
      try terminal.press("Escape")
      try await terminal.wait("for the group as it was:\n\(usage)") { $0 == usage }
      try terminal.press("Escape")
      try await terminal.wait("for the list as it was:\n\(home)") { $0 == home }
    }

    /// Keys that are pressed before a screen is there wait for it.
    @Test func losesNoKeyToAQuickHand() async throws {
      let terminal = try PseudoTerminal(["demo", "--today", Demo.today])
      terminal.send("jj\r2\u{1b}j")
      try await terminal.waitFor("2 Accounts")
      let slow = try RealTerminal()
      try slow.run("demo --today \(Demo.today)")
      try slow.press("Down", "Down", "Enter", "2")
      try await slow.waitFor("[2 Accounts]")
      try slow.press("Escape", "Down")
      try await slow.waitFor("4/9")
    }

    @Test(arguments: ["q", "C-c"]) func quitGivesTheScreenBack(by key: String) async throws {
      let terminal = try RealTerminal()
      let before = try await terminal.modes()
      try terminal.type("echo written-$((40 + 2))-before")
      try await terminal.waitFor("written-42-before")
      try terminal.run("demo --today \(Demo.today); echo ended-with-$?")
      try await terminal.waitFor("THIS MONTH")
      try terminal.press(key)
      let after = try await terminal.waitFor("ended-with-0")
      #expect(after.contains("written-42-before"))
      #expect(try await terminal.modes() == before)
      #expect(try terminal.state("alternate_on") == "0")
      #expect(try terminal.state("cursor_flag") == "1")
    }
  }
}
