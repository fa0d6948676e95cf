/// The bar of keys that work here, as many as fit, and a text at the right. Spare ones stand behind
/// the others, which keep their places whatever these do, and go first; help and the way out, the
/// last two of the others, are the last to go.
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
    for hint in fitting(left.width - (rightWidth > 0 ? 1 : 0), ruler) {
      x = surface.put(hint.key, at: Point(x, area.y), .key, in: left) + 1
      x = surface.put(hint.word, at: Point(x, area.y), .dim, in: left) + 2
    }
    surface.put(right, in: rest, align: .right)
  }

  private func fitting(_ width: Int, _ ruler: TextRuler) -> [KeyHint] {
    var kept = hints.filter { !$0.isSpare } + hints.filter(\.isSpare)
    func needed() -> Int {
      kept.reduce(-2) { $0 + ruler.width(of: $1.key) + ruler.width(of: $1.word) + 3 }
    }
    while !kept.isEmpty, needed() > width {
      let spare = kept.lastIndex(where: \.isSpare)
      kept.remove(at: spare ?? (kept.count > 2 ? kept.count - 3 : kept.count - 1))
    }
    return kept
  }
}
