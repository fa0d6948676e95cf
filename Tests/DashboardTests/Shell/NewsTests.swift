import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

/// What is read again when the data's files change.
@Suite struct NewsTests {
  /// Reading may be refused, a refusal is written to the journal, and that is news.
  @Test(arguments: ["olivia", "dana", "viktor", "greta", "kenji", "devon"])
  func aRefusalIsNotReadAgain(user: String) {
    for home in ScreenRegistry.homes {
      let desk = FuzzDesk(ShellDesktop(user, at: home.name))
      let isOfJournal = home.name == "activity" && user != "devon"
      #expect((desk.wishes(after: .journal) > 0) == isOfJournal, "\(home.name)")
      #expect(desk.wishes(after: .data) > 0, "\(home.name)")
    }
  }

  @Test func aNewEntryDoesNotMoveTheCursor() throws {
    let repository = MemoryRepository(
      ShellDesktop.demo.organization, usage: ShellDesktop.usage)
    func refuse(_ summary: String) {
      repository.record(
        refusal: JournalEntry(
          at: ShellDesktop.moment.now, actor: "devon", role: "none", source: .demo,
          operation: "groups.list", groups: [], summary: summary,
          outcome: .refused(reason: "no role: \(summary)")))
    }
    ["first", "second", "third"].forEach(refuse)
    var desk = FuzzDesk(ShellDesktop("olivia", repository, at: "activity"))
    desk.press(.down)
    let chosen = desk.frame.surface.lines.last { $0.contains("no role: ") }
    #expect(chosen?.contains("second") == true)
    refuse("fourth")
    desk.press(.character("r"))
    #expect(desk.frame.surface.text.contains("fourth"))
    #expect(desk.frame.surface.lines.last { $0.contains("no role: ") } == chosen)
  }
}
