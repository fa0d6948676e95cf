package import TerminalUI

/// What a caller may decide about the screen.
package struct CursesOptions: Hashable, Sendable {
  /// Where standard error goes while the screen is up; nil drops it.
  package var errorLog: String?
  /// Uses fewer colours than the terminal has.
  package var colourLimit: ColourDepth
  /// Uses plainer glyphs than the terminal has.
  package var plainestGlyphs: GlyphTier

  package init(
    errorLog: String? = nil, colourLimit: ColourDepth = .many, glyphs: GlyphTier = .eighths
  ) {
    self.errorLog = errorLog
    self.colourLimit = colourLimit
    plainestGlyphs = glyphs
  }
}
