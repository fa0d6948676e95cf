import Dashboard
import TerminalUI
import Testing

/// What a screen reader is given of everything that lies over a screen: lines in reading order,
/// the chosen entry and the field with the focus said in words, and no frame around it.
@Suite struct SpokenPageTests {
  private func desk(_ user: String = "olivia") -> ShellDesktop {
    var desk = ShellDesktop(user, size: Size(100, 50))
    desk.preferences.isPlain = true
    return desk
  }

  @Test(arguments: [
    (": text:europe", "Go to or do", "Typed: europe"),
    (": text:europe", "Chosen, 1 of 1", "Europe production, group"),
    (": text:zzzz", "Typed: zzzz", "Nothing has such a name."),
    (":", "Chosen, 1 of", "filter the list"), ("?", "Keys that work here", "Chosen, 1 of"),
    ("? Down", "Chosen, 2 of", "- "), ("!", "Messages", "Nothing was said yet."),
    ("s !", "Messages", "Ordered by name."),
    ("a", "What you may do here", "Chosen, 1 of"), ("a Down", "Chosen, 2 of", "- "),
    ("e", "Save what is on the screen", "Chosen, 1 of 4: CSV, the table"),
    ("e Down Down", "Chosen, 3 of 4: SVG", "- CSV"),
    ("Enter p", "Period, in UTC", "Chosen, 1 of 6"),
    ("Enter p Up", "Chosen, 6 of 6: to 2026-11", "C-u empties it"),
    ("Enter p Up C-u text:2026-13", "Chosen, 6 of 6: to 2026-13", "Wrong: “2026-13” is not a day"),
  ])
  func anOverlayIsReadAlone(keys: String, first: String, then: String) throws {
    let lines = desk().press(keys)
    let start = try #require(lines.firstIndex { $0.contains(first) }, "\(lines)")
    #expect(lines[start...].contains { $0.contains(then) }, "\(lines)")
    #expect(!lines.contains { $0.contains("Billing groups") }, "nothing of the screen under it")
    #expect(lines.allSatisfy { $0.allSatisfy { !"─│┌┐└┘|+".contains($0) } }, "\(lines)")
  }

  /// A form from its opening to what came of it.
  @Test func aFormCanBeFilledInByEar() {
    let open = "Down a Down Down Down Enter"
    let desk = desk()
    let start = desk.press(open)
    #expect(start[0].hasPrefix("Form: "), "\(start)")
    #expect(start.shows("At: the button Cancel."))
    #expect(start.shows("Buttons: Cancel, Review."))
    let field = desk.press(open + " Tab Tab")
    #expect(field.shows("At: ", "C-u empties it"), "\(field)")
    let wrong = desk.press(open + " Tab Tab C-u text:much Tab Tab Enter")
    #expect(wrong.shows("Wrong: "), "\(wrong)")
    #expect(desk.press(open + " Esc").shows("Billing groups"))
  }

  @Test func theFilterStaysALineOfItsScreen() {
    let lines = desk().press("/ text:europe")
    #expect(lines.shows("Billing groups"))
    #expect(lines.shows("/ europe"))
  }
}
