/// What the terminal can show.
package struct Capabilities: Hashable, Sendable {
  package var colours: ColourDepth
  package var glyphs: GlyphTier

  package init(colours: ColourDepth = .many, glyphs: GlyphTier = .eighths) {
    self.colours = colours
    self.glyphs = glyphs
  }
}

/// What a program may know of the place it runs in.
package struct Environment: Hashable, Sendable {
  package var size: Size
  package var capabilities: Capabilities

  package init(size: Size, capabilities: Capabilities = Capabilities()) {
    self.size = size
    self.capabilities = capabilities
  }

  /// An empty surface of the terminal's size and glyphs.
  package var surface: Surface { Surface(size, glyphs: capabilities.glyphs) }
}
