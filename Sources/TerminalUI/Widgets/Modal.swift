/// A framed box over the screen that clears what is under it.
package struct Modal: Widget {
  private let title: String
  private let style: Style

  package init(_ title: String, _ style: Style = .border) {
    self.title = title
    self.style = style
  }

  /// The area inside the frame.
  package static func content(of area: Rect) -> Rect {
    area.inset(left: 2, top: 1, right: 2, bottom: 1)
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    surface.fill(area)
    surface.fill(area.row(0), surface.glyphs.glyph(.horizontal), style)
    surface.fill(area.row(-1), surface.glyphs.glyph(.horizontal), style)
    for y in area.y..<area.maxY {
      surface.put(.vertical, at: Point(area.x, y), style, in: area)
      surface.put(.vertical, at: Point(area.maxX - 1, y), style, in: area)
    }
    let right = area.maxX - 1
    let bottom = area.maxY - 1
    surface.put(.topLeft, at: Point(area.x, area.y), style, in: area)
    surface.put(.topRight, at: Point(right, area.y), style, in: area)
    surface.put(.bottomLeft, at: Point(area.x, bottom), style, in: area)
    surface.put(.bottomRight, at: Point(right, bottom), style, in: area)
    let wide = min(surface.width(of: title) + 2, max(0, area.width - 4))
    surface.put(
      " \(title) ", in: Rect(x: area.x + 2, y: area.y, width: wide, height: 1), .heading)
  }
}
