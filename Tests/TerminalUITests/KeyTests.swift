import Testing

@testable import TerminalUI

@Suite struct KeyTests {
  @Test(arguments: [
    ("x", Key.character("x")), ("Enter", .enter), ("C-l", .control("l")), ("^L", .control("l")),
    ("F5", .function(5)), ("PgDn", .pageDown), ("?", .character("?")), ("Space", .character(" ")),
    ("→", .right), ("text:→", .character("→")), ("text:x", .character("x")),
  ])
  func names(name: String, key: Key) {
    #expect(Key(named: name) == key)
    #expect(Key(named: key.label) == key)
  }

  @Test func scripts() {
    #expect(
      Key.script("j*2 text:ab Enter")
        == [.character("j"), .character("j"), .character("a"), .character("b"), .enter])
    #expect(Key.script("paste:q*3") == [.paste("q*3")])
    #expect(Key.script("Nonsense") == nil)
    #expect(Key.script("") == [])
  }

  private enum Command { case open, pay, quit }

  private var map: KeyMap<Command> {
    KeyMap([
      Binding([.enter], .open, help: "open the group", group: "Move", hint: "open"),
      Binding(
        [.character("p")], .pay, help: "pay", group: "Act", hint: "pay",
        availability: .disabled("nothing is owed")),
      Binding([.character("z")], .pay, help: "secret", availability: .hidden),
      Binding([.character("q"), .control("q")], .quit, help: "quit", group: "Act", hint: "quit"),
    ])
  }

  @Test func matching() {
    #expect(map.match(.enter) == .command(.open))
    #expect(map.match(.character("p")) == .disabled("nothing is owed"))
    #expect(map.match(.character("z")) == nil)
    #expect(map.match(.control("q")) == .command(.quit))
  }

  @Test func whatIsSaidOfKeysComesFromTheMap() {
    #expect(map.hints.map(\.word) == ["open", "quit"])
    #expect(map.groups.map(\.heading) == ["Move", "Act"])
    #expect(map.markdown.contains("| `q` `^Q` | quit |"))
    check(KeyHints(map.hints, right: "1/9"), 24, 1, "⏎ open  q ^Q quit    1/9")
    check(KeyHints(map.hints, right: "1/9"), 18, 1, "⏎ open         1/9")
    let spare = KeyHint(key: "D M", word: "grain", isSpare: true)
    check(KeyHints([spare] + map.hints, right: "1/9"), 33, 1, "⏎ open  q ^Q quit  D M grain  1/9")
    check(KeyHints([spare] + map.hints, right: "1/9"), 31, 1, "⏎ open  q ^Q quit           1/9")
  }

  @Test func conflictsAreFound() {
    #expect(map.conflicts.isEmpty)
    var twice = map
    twice.bindings.append(Binding([.enter], .quit, help: "leave"))
    #expect(
      twice.conflicts == [KeyConflict(key: .enter, first: "open the group", second: "leave")])
  }
}
