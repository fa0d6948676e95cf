/// One row with a text at its left and one at its right; the left one is cut first.
package struct Bar: Widget {
  package var left: Line
  package var right: Line

  package init(_ left: Line, right: Line = .empty) {
    self.left = left
    self.right = right
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let ruler = TextRuler(surface.glyphs)
    let wanted = ruler.width(of: right)
    let room = area.width - min(area.width / 2, ruler.width(of: left)) - 2
    let rightWidth = wanted <= room ? wanted : max(0, room)
    let (leftArea, rest) = area.splitLeft(area.width - rightWidth)
    surface.put(left, in: leftArea.inset(right: rightWidth > 0 ? 1 : 0))
    surface.put(right, in: rest, align: .right)
  }
}
