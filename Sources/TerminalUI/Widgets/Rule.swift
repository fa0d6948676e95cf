/// A horizontal line over the whole width.
package struct Rule: Widget {
  private let style: Style

  package init(_ style: Style = .border) { self.style = style }

  package func draw(into surface: inout Surface, in area: Rect) {
    surface.fill(area.row(0), surface.glyphs.glyph(.horizontal), style)
  }
}
