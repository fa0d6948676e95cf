import Glibc
import TerminalUI
import Testing

@testable import CursesDriver

@Suite struct TerminalTests {
  @Test(arguments: [
    ("xterm-256color", "UTF-8", true, GlyphTier.eighths), ("tmux-256color", "utf8", true, .eighths),
    ("linux", "UTF-8", true, .halfBlocks), ("vt100", "UTF-8", true, .lineDrawing),
    ("xterm-256color", "ANSI_X3.4-1968", true, .lineDrawing), ("ansi", "UTF-8", false, .ascii),
    ("", "", false, .ascii),
  ])
  func glyphsFollowLocaleAndTerminal(
    term: String, codeset: String, hasLineDrawing: Bool, expected: GlyphTier
  ) {
    #expect(
      Terminal.glyphs(term: term, codeset: codeset, hasLineDrawing: hasLineDrawing) == expected)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("\u{0}\u{ff}", "AMO/"),
  ])
  func base64(text: String, expected: String) {
    #expect(Base64.encode(text.utf8) == expected)
  }

  private static let characters: [(Unicode.Scalar, Key)] = [
    ("\t", .tab), ("\r", .enter), ("\n", .enter), ("\u{7f}", .backspace), ("\u{8}", .backspace),
    ("\u{c}", .control("l")), ("\u{1a}", .control("z")), ("x", .character("x")),
    ("ü", .character("ü")),
  ]

  @Test(arguments: characters)
  func charactersBecomeKeys(scalar: Unicode.Scalar, key: Key) {
    #expect(Key(scalar: scalar) == key)
  }

  @Test(arguments: ["\u{0}", "\u{1c}", "\u{85}"] as [Unicode.Scalar])
  func otherControlsAreNoKeys(scalar: Unicode.Scalar) {
    #expect(Key(scalar: scalar) == nil)
  }

  @Test func withoutATerminalThereIsAClearError() throws {
    guard isatty(STDOUT_FILENO) == 0 || isatty(STDIN_FILENO) == 0 else { return }
    #expect(throws: CursesError.notATerminal) { _ = try CursesDriver<Int>() }
  }
}
