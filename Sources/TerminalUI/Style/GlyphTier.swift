/// Which signs the terminal can show, best first.
package enum GlyphTier: Int, CaseIterable, Comparable, Sendable {
  case eighths, halfBlocks, lineDrawing, ascii

  package static func < (a: GlyphTier, b: GlyphTier) -> Bool { a.rawValue < b.rawValue }

  /// Text must be ASCII: in the last tier, and where only curses' own line drawing is added.
  package var isASCII: Bool { self >= .lineDrawing }

  /// One of the signs widgets are made of.
  package func glyph(_ glyph: Glyph) -> Unicode.Scalar {
    switch self {
    case .eighths: glyph.signs.rich
    case .halfBlocks: glyph.signs.half
    case .lineDrawing: glyph.signs.line
    case .ascii: glyph.signs.plain
    }
  }
}
