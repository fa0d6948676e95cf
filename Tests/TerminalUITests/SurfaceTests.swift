import Testing

@testable import TerminalUI

@Suite struct SurfaceTests {
  @Test func halfAWideCharacterNeverStays() {
    var surface = Surface(Size(4, 1))
    surface.put("日本", at: Point(0, 0), in: surface.bounds)
    surface.put("x", at: Point(1, 0), in: surface.bounds)
    #expect(surface.lines == [" x本"])
    surface.put("y", at: Point(2, 0), in: surface.bounds)
    #expect(surface.lines == [" xy"])
  }

  @Test func aWideCharacterAtTheEdgeBecomesABlank() {
    var surface = Surface(Size(3, 1))
    surface.put("a日本", at: Point(0, 0), in: surface.bounds)
    #expect(surface.lines == ["a日"])
    surface.put("日", at: Point(0, 0), in: Rect(x: 0, y: 0, width: 1, height: 1))
    #expect(surface.lines[0].first == " ")
  }

  @Test func drawingStaysInItsArea() {
    var surface = Surface(Size(6, 2))
    surface.put("abcdefgh", in: Rect(x: 1, y: 0, width: 3, height: 1))
    surface.put("zz", at: Point(-1, 1), in: surface.bounds)
    surface.put("zz", at: Point(0, 7), in: surface.bounds)
    #expect(surface.lines == [" ab…", "z"])
  }

  @Test func alignment() {
    var surface = Surface(Size(5, 3))
    surface.put("ab", in: surface.bounds.row(0), align: .right)
    surface.put("ab", in: surface.bounds.row(1), align: .centre)
    surface.put("ab", in: surface.bounds.row(-1))
    #expect(surface.lines == ["   ab", " ab", "ab"])
  }

  @Test func exports() {
    var surface = Surface(Size(6, 1))
    surface.put("a<&", at: Point(0, 0), .danger, in: surface.bounds)
    let frame = Frame(surface)
    #expect(frame.ansi() == "\u{1b}[1;38;5;209ma<&\u{1b}[0m   \n")
    #expect(frame.ansi(depth: .none) == "\u{1b}[1ma<&\u{1b}[0m   \n")
    let svg = frame.svg()
    #expect(svg.contains(">a&lt;&amp;</text>") && svg.contains("#ff875f"))
    #expect(!svg.contains("a<&"))
  }

  @Test(arguments: Theme.Name.allCases, ColourDepth.allCases)
  func meaningDoesNotHangOnHue(name: Theme.Name, depth: ColourDepth) {
    let theme = Theme(name)
    let text = theme.ink(for: .text, depth: depth)
    let hasGround = name == .highContrast && depth != .none
    #expect(hasGround || text == Ink(), "text is in the terminal's own colours")
    for style in [Style.danger, .warning, .selection, .heading] {
      #expect(theme.ink(for: style, depth: depth).emphasis.contains(.bold))
    }
    for role in Role.allCases {
      let background = theme.ink(for: Style(role), depth: depth).background
      #expect((background == nil) != hasGround, "\(role) paints the background")
      #expect(background == text.background, "all stands on one ground")
    }
  }
}
