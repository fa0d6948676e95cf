/// A style resolved for a terminal: palette numbers (nil is the terminal's own) and marks.
package struct Ink: Hashable, Sendable {
  package var foreground: UInt8?
  package var background: UInt8?
  package var emphasis: Emphasis

  package init(
    foreground: UInt8? = nil, background: UInt8? = nil, emphasis: Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}
