import Dashboard
import TerminalUI
import Testing

/// Drawing anew changes nothing of what stands there, and works over whatever is open.
@Suite struct RepaintTests {
  @Test(arguments: ["", "y", "/ E u", "C-p s p", "a", "a Enter", "?", "S Enter", "p 1 2", "F1"])
  func theScreenStaysAsItIs(after keys: String) throws {
    let before = run(keys)
    let after = run(keys + " C-l")
    #expect(after.repaints == before.repaints + 1)
    #expect(after.lastFrame?.surface.text == before.lastFrame?.surface.text)
  }

  @Test func aKeyThatCanBeTypedIsTextInAForm() throws {
    var desk = ShellDesktop("olivia")
    desk.preferences.keys[.repaint] = [.character("l")]
    let typed = run("/ l", desk)
    #expect(typed.repaints == 0)
    #expect(typed.lastFrame?.surface.text == run("/ l").lastFrame?.surface.text)
    #expect(run("l", desk).repaints == 1)
  }

  private func run(_ keys: String, _ desk: ShellDesktop = ShellDesktop("olivia"))
    -> HeadlessDriver<AppMessage>
  {
    desk.app().rehearse(
      in: Environment(size: desk.size), steps: (Key.script(keys) ?? []).map { .key($0) })
  }
}
