/// A horizontal line over the whole width, with a caption in it where there is something to say.
package struct Rule: Widget {
  private let style: Style
  private let caption: String

  package init(_ style: Style = .border, caption: String = "") {
    self.style = style
    self.caption = caption
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    surface.fill(area.row(0), surface.glyphs.glyph(.horizontal), style)
    guard !caption.isEmpty, area.width > 8 else { return }
    let ruler = TextRuler(surface.glyphs)
    let text = ruler.fit(caption, to: area.width - 4, .middle)
    surface.put(" \(text) ", at: Point(area.x + 1, area.y), in: area.row(0))
  }
}

extension Surface {
  /// A rule below a list: names of the row under the cursor that were cut stand whole in it.
  package mutating func drawRuleBelowList(in area: Rect) {
    guard !area.isEmpty else { return }
    let separator = glyphs.isASCII ? " - " : " · "
    let ruler = TextRuler(glyphs)
    var room = area.width - 4 - 3 * (unabridged.count - 1)
    var names = unabridged
    // The shorter ones stand whole; the longer ones share what that leaves.
    let order = names.indices.sorted { ruler.width(of: names[$0]) < ruler.width(of: names[$1]) }
    for (place, index) in order.enumerated() {
      names[index] = ruler.fit(names[index], to: room / (order.count - place), .middle)
      room -= ruler.width(of: names[index])
    }
    draw(Rule(caption: names.joined(separator: separator)), in: area)
    unabridged = []
  }
}
