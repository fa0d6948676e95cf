/// Lines of text, wrapped to the width and scrolled by an offset.
package struct TextBlock: Widget {
  package var lines: [Line]
  package var offset: Int
  /// Text that goes on below its area, where nothing scrolls, ends with an ellipsis.
  package var marksCut: Bool

  package init(_ lines: [Line], offset: Int = 0, marksCut: Bool = false) {
    self.lines = lines
    self.offset = offset
    self.marksCut = marksCut
  }

  package init(_ text: String, _ style: Style = .text, offset: Int = 0, marksCut: Bool = false) {
    self.init(
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        Line(String($0), style)
      }, offset: offset, marksCut: marksCut)
  }

  /// The lines as they stand at a width; a line of several styles is cut, not wrapped.
  package func wrapped(to width: Int, glyphs: GlyphTier, first count: Int = .max) -> [Line] {
    let ruler = TextRuler(glyphs)
    var wrapped: [Line] = []
    for line in lines where wrapped.count < count {
      guard line.spans.count == 1, let span = line.spans.first else {
        wrapped.append(line)
        continue
      }
      let texts = ruler.wrap(span.text, to: width, first: count - wrapped.count)
      wrapped += texts.map { Line($0, span.style) }
    }
    return wrapped
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    // Nothing is wrapped that is not seen, but where the end says how far one can scroll.
    let count = offset > 0 ? Int.max : area.height + 1
    let all = wrapped(to: area.width, glyphs: surface.glyphs, first: count)
    let first = min(max(0, offset), max(0, all.count - area.height))
    for (row, line) in all.dropFirst(first).prefix(area.height).enumerated() {
      let goesOn = marksCut && row == area.height - 1 && first + row < all.count - 1
      surface.put(goesOn ? line.goingOn(surface.glyphs) : line, in: area.row(row))
    }
  }
}

extension Surface {
  /// Draws the first of the texts that stands whole in the area; the last one is cut if none does.
  package mutating func draw(firstFitting texts: [String], _ style: Style, in area: Rect) {
    let ruler = TextRuler(glyphs)
    let text = texts.first { ruler.wrap($0, to: area.width).count <= area.height }
    draw(TextBlock(text ?? texts.last ?? "", style, marksCut: true), in: area)
  }
}

extension Line {
  fileprivate func goingOn(_ glyphs: GlyphTier) -> Line {
    let ellipsis = " " + TextRuler(glyphs).ellipsis
    return Line(spans.dropLast() + spans.suffix(1).map { Span($0.text + ellipsis, $0.style) })
  }
}
