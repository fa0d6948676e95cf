import Dashboard
import TerminalUI
import Testing

/// Who comes back sees at once what was there: nothing is drawn twice.
@Test func theWayBackShowsTheLastPicture() {
  var desk = SlowDesk()
  desk.press("Down")
  let list = desk.lines
  desk.press("Enter")
  #expect(desk.lines != list)
  let reading = desk.begin(.escape)
  #expect(desk.lines == list)
  desk.pump.run(reading, on: &desk.app, desk.environment)
  #expect(desk.lines == list)
}

/// What was not hidden when the screen was left is hidden now.
@Test func noPictureOfBeforeGivesPrivacyAway() {
  var desk = SlowDesk()
  desk.press("Down")
  #expect(desk.lines.shows("EUR 1,803.10"))
  desk.press("Enter P")
  _ = desk.begin(.escape)
  #expect(!desk.lines.shows("1,803.10"))
}

/// Another grain, and another before the first is there: no new words stand over old figures.
@Test func untilAnotherGrainIsThereThePictureStays() {
  var desk = SlowDesk()
  desk.press("Down Enter")
  let daily = desk.lines
  let first = desk.begin(.character("M"))
  #expect(desk.lines == daily)
  _ = desk.begin(.character("["))
  #expect(desk.lines == daily)
  desk.pump.run(first, on: &desk.app, desk.environment)
  #expect(desk.lines != daily)
}
