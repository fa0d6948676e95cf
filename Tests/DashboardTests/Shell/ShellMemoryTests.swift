import BillingCore
import Dashboard
import TerminalUI
import Testing

/// What is kept from one start to the next.
private final class Memory: @unchecked Sendable {
  var last: ViewState?
}

/// Presses keys, and tells what was kept.
private func kept(_ keys: String, _ preferences: Preferences = Preferences()) -> ViewState? {
  let memory = Memory()
  let services = AppServices(
    save: { name, _ in .success(name) }, newKey: { "key" }, remember: { memory.last = $0 })
  let app = App(
    home: GroupsScreen(), backend: ShellDesktop("olivia").backend, services: services,
    preferences: preferences)
  _ = app.rehearse(
    in: Environment(size: Size(120, 40)), steps: (Key.script(keys) ?? []).map { .key($0) })
  return memory.last
}

/// The order, the grain and the period are there again at the next start.
@Test func theLastViewIsRestored() throws {
  let state = try #require(kept("s s Down Enter M q"))
  #expect(state.order == "spend")
  #expect(state.isMonthly && state.months == 12)
  var desk = ShellDesktop("olivia")
  let fresh = desk.press()
  desk.preferences.restore(state)
  #expect(desk.press() != fresh, "the list is ordered as it was")
  #expect(desk.press("Enter").shows("Dec 2025 – Nov 2026 monthly"))
  #expect(kept("q", desk.preferences) == state, "and is kept once more")
}

/// An open spike is shown where it is, however charts were looked at last.
@Test func aSpikeOpensOnItsDay() {
  var desk = ShellDesktop("olivia")
  desk.preferences.span = ChartSpan(months: 12, .monthly)
  #expect(desk.press("Down Enter").shows("November 2026 daily"))
}

/// A file that somebody wrote by hand changes nothing that it should not.
@Test(arguments: [(0, "?"), (-5, ""), (Int.max, "attention"), (Int.min, "name\u{1b}")])
func aStrangeStateIsHeldToWhatThereIs(months: Int, order: String) {
  var preferences = Preferences()
  preferences.restore(
    ViewState(twoLineRows: true, theme: "", privacy: false, order: order, months: months))
  #expect((1...24).contains(preferences.span.months))
  #expect(preferences.order == .attention)
}
