/// Lines of text, wrapped to the width and scrolled by an offset.
package struct TextBlock: Widget {
  package var lines: [Line]
  package var offset: Int

  package init(_ lines: [Line], offset: Int = 0) {
    self.lines = lines
    self.offset = offset
  }

  package init(_ text: String, _ style: Style = .text, offset: Int = 0) {
    self.init(
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        Line(String($0), style)
      }, offset: offset)
  }

  /// The lines as they stand at a width; a line of several styles is cut, not wrapped.
  package func wrapped(to width: Int, glyphs: GlyphTier) -> [Line] {
    let ruler = TextRuler(glyphs)
    return lines.flatMap { line -> [Line] in
      guard line.spans.count == 1, let span = line.spans.first else { return [line] }
      return ruler.wrap(span.text, to: width).map { Line($0, span.style) }
    }
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let all = wrapped(to: area.width, glyphs: surface.glyphs)
    let first = min(max(0, offset), max(0, all.count - area.height))
    for (row, line) in all.dropFirst(first).prefix(area.height).enumerated() {
      surface.put(line, in: area.row(row))
    }
  }
}
