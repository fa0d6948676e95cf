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

/// A list that leaves room has the day of the spike under the cursor below it, as ⏎ shows it.
@Test func theInboxExplainsTheSpikeUnderTheCursor() {
  for size in [Size(120, 40), Size(200, 50)] {
    let desk = ShellDesktop("olivia", at: "spikes", size: size)
    #expect(desk.press().shows("usual", "Europe production"))
    #expect(desk.press().shows("WEDNESDAYS", "THE DAYS AROUND IT"))
    let next = desk.press("Down")
    #expect(next.shows("SUNDAYS") && !next.shows("WEDNESDAYS"))
    #expect(next.shows("UK contact centre, Sun Nov 15: GBP"))
    #expect(desk.press("Down Enter Esc") == next)
    #expect(desk.press("P").allSatisfy { !$0.contains("Europe production") })
  }
  #expect(!ShellDesktop("olivia", at: "spikes", size: Size(80, 24)).press().shows("WEDNESDAYS"))
}

/// What somebody said of a spike has their whole name, and the form says that it changes that.
@Test func whatWasSaidIsSaidByName() {
  func press(_ keys: String) -> [String] { ShellDesktop("olivia", at: "spikes").press(keys) }
  let acknowledge = "x BTab text:late Tab Right Enter Right Right Enter Esc "
  #expect(press("x").shows("Acknowledge Wed Nov 18"))
  #expect(press(acknowledge).joined().contains("by Olivia Owens (late)"))
  #expect(press(acknowledge + "x").shows("Change what was said of Wed Nov 18"))
  #expect(press(acknowledge + "Enter a").shows("Change what was said of the spike of Nov 18"))
  #expect(press(acknowledge + "text:J").shows("Olivia Owens", "Europe production"))
  #expect(!press(acknowledge + "text:P text:J").shows("Olivia"))
}
