import Foundation
import Testing

extension EndToEndTests {
  /// Money from the terminal, key by key, as each role meets it.
  @Suite struct MoneyStoryTests {
    /// The payments tab of “Europe production”, opened as somebody.
    private func open(as user: String, in home: Home) async throws -> RealTerminal {
      let data = home.path("acme")
      let terminal = try RealTerminal(width: 110, height: 40, home: home)
      try terminal.run("--data \(data) --as \(user) --today \(Demo.today)")
      try await terminal.waitFor("Europe production")
      try terminal.press("/")
      try terminal.type("Europe")
      try terminal.press("Enter")
      try await terminal.waitFor("2 Accounts")
      return terminal
    }

    /// Fills the form in, types the amount again, and stands on Submit.
    private func review(_ amount: String, _ terminal: RealTerminal) async throws {
      try terminal.press("4")
      try await terminal.waitFor("PAYMENT METHOD")
      try terminal.press("a")
      try await terminal.waitFor("What you may do here")
      try terminal.press("Enter")
      try await terminal.waitFor("Amount   [")
      try terminal.press(amount, "Enter", "Enter", "Right", "Enter")
      try await terminal.waitFor("nothing has happened yet")
      try terminal.press(amount, "Enter", "Right", "Right")
      try await terminal.waitFor("[ Submit ]")
    }

    private func payments(_ home: Home) throws -> String {
      try home.run("payments", "Europe production", "--data", home.path("acme")).out
    }

    @Test func aDoublePressOfSubmitPaysOnce() async throws {
      let home = try Home()
      _ = try home.withDemo()
      let terminal = try await open(as: "dana", in: home)
      try await review("123.45", terminal)
      try terminal.press("Enter", "Enter", "Enter")
      try await terminal.waitFor("Balance EUR 123.45")
      try terminal.press("Escape")
      try await terminal.waitFor("R-EU-0015")
      #expect(try payments(home).ranges(of: "123.45").count == 1)
    }

    @Test func aDeclinedCardIsToldAndNothingIsPaid() async throws {
      let home = try Home()
      _ = try home.withDemo()
      let terminal = try await open(as: "dana", in: home)
      try await review("100.51", terminal)
      try terminal.press("Enter")
      let screen = try await terminal.waitFor("declined")
      #expect(screen.contains("insufficient funds"))
      try await terminal.waitFor("Balance EUR 0.00")
      #expect(try payments(home).contains("failed"))
    }

    /// The terminal hangs up over a form that is half filled in; the next one offers it.
    @Test func aFormThatWasLostIsOfferedAgain() async throws {
      let home = try Home()
      _ = try home.withDemo()
      let lost = try await open(as: "dana", in: home)
      try lost.press("4")
      try await lost.waitFor("PAYMENT METHOD")
      try lost.press("a")
      try await lost.waitFor("What you may do here")
      try lost.press("Enter")
      try await lost.waitFor("Amount   [")
      try lost.press("50.20")
      try await lost.waitFor("[50.20")
      try await lost.kill(SIGHUP)
      let next = try await open(as: "dana", in: home)
      try next.press("4", "a", "Enter")
      let offer = try await next.waitFor("left unfinished")
      #expect(offer.contains("50.20") && offer.contains("[ Cancel ]"))
      try next.press("Right", "Right", "Enter")
      try await next.waitFor("[50.20")
      #expect(try !payments(home).contains("50.20"))
    }

    /// What the processor left open stays pending until it is asked again, with the same key.
    @Test func aProcessorThatTimesOutIsReconciled() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let terminal = try await open(as: "dana", in: home)
      try await review("100.91", terminal)
      try terminal.press("Enter")
      try await terminal.waitFor("pending")
      try await terminal.waitFor("Balance EUR 0.00")
      let asked = try home.run("payments", "reconcile", "--data", data, "--as", "dana")
      #expect(asked.status == 0, "\(asked.err)")
      try await terminal.waitFor("Balance EUR 100.91")
      let again = try home.run("payments", "reconcile", "--data", data, "--as", "dana")
      #expect(again.status == 0)
      #expect(try payments(home).ranges(of: "100.91").count == 1)
    }

    /// No menu, key, help, palette or command of a viewer moves money; a trigger they may set.
    @Test func aViewerSeesNoMoneyActionAndCreatesATrigger() async throws {
      let home = try Home()
      let data = try home.withDemo()
      try home.configure(#"{"channels":{"finance":{"command":["/bin/true"]}}}"#)
      let terminal = try await open(as: "viktor", in: home)
      var seen = ""
      for tab in ["1", "2", "3", "4", "5", "6", "7"] {
        for key in ["a", "?"] {
          try terminal.press(tab)
          try await terminal.waitFor("[\(tab) ")
          try terminal.press(key)
          seen += try await terminal.wait("for what “\(key)” opens") { screen in
            screen.contains("┌─ ") || screen.contains("othing to do")
          }
          try await close(terminal)
        }
      }
      for words in ["fund", "pay", "card", "recharge", "credit"] {
        try terminal.press(":")
        try await terminal.waitFor("┌─ ")
        try terminal.press(words)
        seen += try await terminal.waitFor(words).replacing(words, with: "")
        try await close(terminal)
      }
      for action in ["Add funds", "Pay an", "Add a payment", "Set auto-rech", "Assign", "Replace"] {
        #expect(!seen.contains(action), "a viewer was offered “\(action)”")
      }
      let audit = try home.run("audit", "--data", data)
      #expect(!audit.out.contains("viktor"), "looking around stands in nobody's journal")
      let refused = try home.run(
        "pay", "add-funds", "Europe production", "--amount", "5", "--data", data, "--as", "viktor")
      #expect(refused.status == 3, "\(refused.err)")
      try await addTrigger(terminal)
      let triggers = try home.run("triggers", "Europe production", "--data", data)
      #expect(triggers.out.contains("Morning"), "\(triggers.out)")
    }

    /// Closes what lies over the screen; where nothing does, Escape would leave it.
    private func close(_ terminal: RealTerminal) async throws {
      guard terminal.screen.contains("┌─ ") else { return }
      try terminal.press("Escape")
      try await terminal.waitUntilGone("┌─ ")
    }

    private func addTrigger(_ terminal: RealTerminal) async throws {
      try terminal.press("6", "a")
      try await terminal.waitFor("Add a usage trigger")
      try terminal.press("Enter")
      try await terminal.waitFor("Review")
      try terminal.press("Morning", "Enter", "Enter", "500")
      try terminal.press("Enter", "Enter", "Enter", "Enter", "finance", "Enter", "Right", "Enter")
      try await terminal.waitFor("nothing has happened yet")
      try terminal.press("Right", "Right", "Enter")
      try await terminal.waitFor("Morning")
      try await terminal.waitFor("2 triggers")
    }
  }
}
