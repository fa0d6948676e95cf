/// Where text stands in a width that is larger than it needs.
package enum Alignment: Sendable {
  case left, right, centre
}

/// Which part of a text that is too long gives way to an ellipsis.
package enum Truncation: Sendable {
  case tail, middle, none
}

extension Surface {
  /// The cells `text` takes here, escapes and replacements included.
  package func width(of text: String) -> Int { TextRuler(glyphs).width(of: text) }

  /// Draws text from `point` on, cut hard at the clip's right edge; returns the next column.
  @discardableResult
  package mutating func put(
    _ text: String, at point: Point, _ style: Style = .text, in clip: Rect
  ) -> Int {
    guard point.y >= clip.y, point.y < clip.maxY else { return point.x }
    var x = point.x
    var reader = ClusterReader(text, glyphs: glyphs)
    while x < clip.maxX, let cluster = reader.next() {
      put(cluster.cell(style), at: Point(x, point.y), in: clip)
      x += Int(cluster.width)
    }
    return min(x, clip.maxX)
  }

  /// Draws one line of text in the first row of `area`, aligned and truncated.
  package mutating func put(
    _ text: String, in area: Rect, _ style: Style = .text, align: Alignment = .left,
    truncate: Truncation = .tail
  ) {
    put(Line([Span(text, style)]), in: area, align: align, truncate: truncate)
  }

  /// Draws lines as they are, one below the other, each cut where the area ends.
  package mutating func put(_ lines: [Line], in area: Rect) {
    for (row, line) in lines.prefix(area.height).enumerated() { put(line, in: area.row(row)) }
  }

  /// Draws one line of styled text in the first row of `area`, aligned and truncated.
  package mutating func put(
    _ line: Line, in area: Rect, align: Alignment = .left, truncate: Truncation = .tail
  ) {
    guard !area.isEmpty else { return }
    let ruler = TextRuler(glyphs)
    let fitted = ruler.fit(line, to: area.width, truncate)
    let slack = align == .left ? 0 : max(0, area.width - ruler.width(of: fitted))
    var x = area.x + (align == .centre ? slack / 2 : slack)
    for span in fitted.spans { x = put(span.text, at: Point(x, area.y), span.style, in: area) }
  }
}
