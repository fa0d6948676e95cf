import BillingCore
import BillingService
import Dashboard
import TerminalUI
import Testing

@Test func theInboxShowsEverySpikeWithItsReason() {
  let lines = ShellDesktop("olivia", at: "spikes").press()
  #expect(lines.shows("Wed Nov 18", "Europe production", "EUR 34", "×"))
  #expect(lines.shows("Sun Nov 15", "UK contact centre"))
  #expect(lines.shows("data to Fri Nov 20"))
}

/// An empty inbox reassures, and says since when.
@Test func anEmptyInboxSaysSinceWhen() {
  let lines = ShellDesktop("kenji", at: "spikes").press()
  #expect(lines.shows("Nothing unusual in November 2026, in the one billing group"))
  #expect(lines.shows("since") || lines.shows("days before"))
  #expect(ShellDesktop("olivia", at: "spikes").press("] ] ]").shows("Nothing is known of"))
  #expect(ShellDesktop("devon", at: "spikes").press().shows("not"))
}

@Test func theInboxLeadsToTheDayAndBack() {
  let desk = ShellDesktop("olivia", at: "spikes")
  #expect(desk.press("Down Enter").shows("UK contact centre", "usual"))
  #expect(desk.press("Down Enter")[0].contains("Sun Nov 15"))
  #expect(desk.press("Down Enter Esc") == desk.press("Down"))
}

@Test func theInboxFiltersAndOrders() {
  let desk = ShellDesktop("olivia", at: "spikes")
  let filtered = desk.press("text:/ text:labs Enter")
  #expect(filtered.shows("Labs and research") && !filtered.shows("UK contact centre"))
  #expect(desk.press("text:/ text:zzz Enter").shows("No spike fits the filter “zzz”"))
  #expect(desk.press("s").shows("Ordered by open first."))
  #expect(desk.press("p 4 Enter").shows("Jan 1 – Nov"))
}

/// Acknowledged here, it is dim and says what was said; the next one is open.
@Test func acknowledgingLeavesTheRest() {
  let desk = ShellDesktop("olivia", at: "spikes")
  let done = desk.press("x BTab text:late Tab Right Enter Right Right Enter Esc")
  #expect(
    done.shows("2 to look at", "1 acknowledged") && done.shows("expected"),
    "\(done.joined(separator: "\n"))")
}
