import Dashboard
import TerminalUI
import Testing

/// Where an answer comes at once, one picture follows another, and nothing between them.
@Test func aQuickAnswerFollowsThePictureBefore() {
  var desk = SlowDesk()
  desk.press("Down")
  let list = desk.lines
  let reading = desk.begin(.enter)
  #expect(desk.lines == list)
  desk.pump.run(reading, on: &desk.app, desk.environment)
  #expect(desk.lines.shows("[1 Usage]"))
  #expect(!desk.lines.shows("Reading"))
}

/// Where it takes longer, the screen's frame stands by then: way, tabs, period, the chart's axes.
@Test(arguments: [
  ("Enter", "[1 Usage]"), ("U", "November"), ("I", "Insights"), ("A", "Access"),
  ("O", "Organization"), ("C", "Catalog"), ("S", "Spikes"), ("J", "Activity"),
]) func aLongerReadingShowsTheFrame(key: String, words: String) throws {
  var desk = SlowDesk()
  let reading = desk.begin(try #require(Key.script(key)?.first))
  desk.wait(16, after: reading)
  #expect(desk.lines.shows(words))
  #expect(desk.lines.shows("Reading …"))
  #expect(desk.lines.shows("^C stops it"))
  desk.pump.run(reading, on: &desk.app, desk.environment)
  #expect(!desk.lines.shows("Reading"))
}

/// A tab's frame has the tabs.
@Test(arguments: [("2", "[2 Accounts]"), ("5", "[5 Details]"), ("7", "[7 Activity]")])
func aTabsFrameHasTheTabs(key: String, words: String) throws {
  var desk = SlowDesk()
  desk.press("Enter")
  let reading = desk.begin(try #require(Key.script(key)?.first))
  desk.wait(16, after: reading)
  #expect(desk.lines.shows(words))
  #expect(desk.lines.shows("Reading …"))
}

/// Another grain that takes longer is said beside the old figures, which stay as they were.
@Test func aLongerReadingOfOtherDaysIsSaidBesideTheOldOnes() {
  var desk = SlowDesk()
  desk.press("Enter")
  let daily = desk.lines
  let reading = desk.begin(.character("M"))
  desk.wait(16, after: reading)
  #expect(desk.lines.dropLast() == daily.dropLast())
  #expect(desk.lines.last?.hasSuffix(" …") == true)
  desk.wait(200, after: reading)
  #expect(desk.lines.last?.hasPrefix(" Reading …  ^C stops it") == true)
}

/// Who sees that it can be stopped can stop it, and does not leave the program by that.
@Test func whatIsReadCanBeStoppedAsSoonAsThatIsSaid() {
  var desk = SlowDesk()
  let list = desk.lines
  desk.wait(16, after: desk.begin(.character("I")))
  let effects = desk.begin(.control("c"))
  #expect(!effects.contains { if case .quit = $0 { true } else { false } })
  desk.pump.run(effects, on: &desk.app, desk.environment)
  #expect(desk.lines.dropLast() == list.dropLast())
}

/// Keys that are meant for a screen wait for it also while its frame stands.
@Test func keysWaitForTheScreenBehindTheFrame() {
  var desk = SlowDesk()
  let reading = desk.begin(.enter)
  desk.wait(16, after: reading)
  _ = desk.begin(.character("t"))
  desk.pump.run(reading, on: &desk.app, desk.environment)
  #expect(desk.lines.shows("DAY", "AMOUNT"))
}
