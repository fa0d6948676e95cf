/// The bar of keys that work here, as many as fit, and a text at the right.
package struct KeyHints: Widget {
  package var hints: [KeyHint]
  package var right: Line

  package init(_ hints: [KeyHint], right: Line = .empty) {
    self.hints = hints
    self.right = right
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let ruler = TextRuler(surface.glyphs)
    let rightWidth = min(ruler.width(of: right), area.width)
    let (left, rest) = area.splitLeft(area.width - rightWidth)
    var x = left.x
    for hint in hints {
      let needs = ruler.width(of: hint.key) + 1 + ruler.width(of: hint.word)
      guard x + needs <= left.maxX - (rightWidth > 0 ? 1 : 0) else { break }
      x = surface.put(hint.key, at: Point(x, area.y), .key, in: left) + 1
      x = surface.put(hint.word, at: Point(x, area.y), .dim, in: left) + 2
    }
    surface.put(right, in: rest, align: .right)
  }
}
