import TerminalUI

/// The way to a screen in a header: whole, and shorter where that doesn't fit.
struct Crumbs {
  let whole: Line
  /// Long names on the way keep their ends; the last one, where one is, stands whole.
  let brief: Line
  /// The last two steps of that.
  let last: Line
  /// Where one is takes what there is, and the step before it what is enough to know it.
  let end: Line
  /// A name on the way can be told from others in as many cells.
  private static let enough = 24

  init(_ trail: [String], width: Int, _ glyphs: GlyphTier) {
    let ruler = TextRuler(glyphs)
    let separator = glyphs.isASCII ? " > " : " › "
    let cut = trail.dropLast().map { ruler.fit($0, to: Self.enough, .middle) } + trail.suffix(1)
    func line(_ trail: [String]) -> Line {
      var spans = [Span(" ")]
      for (index, crumb) in trail.enumerated() {
        if index > 0 { spans.append(Span(separator, .dim)) }
        spans.append(Span(crumb, index == trail.count - 1 ? .heading : .text))
      }
      return Line(spans)
    }
    func short(_ count: Int) -> Line {
      line(cut.count > count ? [ruler.ellipsis] + cut.suffix(count) : cut)
    }
    let before = cut.dropLast().suffix(1).map { ruler.fit($0, to: Self.enough * 2 / 3, .middle) }
    let way = trail.count > 2 ? [ruler.ellipsis] + before : before
    let room = width - ruler.width(of: line(way + [""]))
    let here = trail.suffix(1).map { ruler.fit($0, to: max(Self.enough, room), .middle) }
    (whole, brief, last, end) = (line(trail), line(cut), short(2), line(way + here))
  }
}
