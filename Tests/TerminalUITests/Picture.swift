import Testing

@testable import TerminalUI

/// Draws a widget and compares the picture with the expected text, line by line.
func check(
  _ widget: some Widget, _ width: Int, _ height: Int, _ expected: String,
  glyphs: GlyphTier = .eighths, at location: SourceLocation = #_sourceLocation
) {
  var surface = Surface(Size(width, height), glyphs: glyphs)
  surface.draw(widget, in: surface.bounds)
  var lines = surface.lines
  while lines.last == "" { lines.removeLast() }
  let picture = lines.joined(separator: "\n")
  #expect(
    picture == expected, "drawn:\n\(picture)\nexpected:\n\(expected)", sourceLocation: location)
}

/// A generator with a printed seed, so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
