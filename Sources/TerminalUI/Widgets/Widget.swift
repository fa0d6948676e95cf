/// A short-lived value that draws itself into an area of a surface; it keeps nothing.
package protocol Widget {
  func draw(into surface: inout Surface, in area: Rect)
}

extension Surface {
  /// Draws a widget into an area.
  package mutating func draw(_ widget: some Widget, in area: Rect) {
    let clip = area.intersection(bounds)
    if !clip.isEmpty { widget.draw(into: &self, in: clip) }
  }

  /// Puts one of the widgets' own signs.
  package mutating func put(
    _ glyph: Glyph, at point: Point, _ style: Style = .text, in clip: Rect
  ) {
    put(Cell(glyphs.glyph(glyph), style: style), at: point, in: clip)
  }
}
