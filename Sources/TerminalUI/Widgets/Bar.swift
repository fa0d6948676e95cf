/// One row with a text at its left and one at its right; the left one is cut first, unless the
/// right one gives way, which then is not there at all.
package struct Bar: Widget {
  package var left: Line
  package var right: Line
  package var rightGivesWay: Bool

  package init(_ left: Line, right: Line = .empty, rightGivesWay: Bool = false) {
    self.left = left
    self.right = right
    self.rightGivesWay = rightGivesWay
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let ruler = TextRuler(surface.glyphs)
    let wanted = ruler.width(of: right)
    if rightGivesWay, ruler.width(of: left) + 2 + wanted > area.width {
      return surface.put(left, in: area)
    }
    let room = area.width - min(area.width / 2, ruler.width(of: left)) - 2
    let rightWidth = wanted <= room ? wanted : max(0, room)
    let (leftArea, rest) = area.splitLeft(area.width - rightWidth)
    surface.put(left, in: leftArea.inset(right: rightWidth > 0 ? 1 : 0))
    surface.put(right, in: rest, align: .right)
  }
}
