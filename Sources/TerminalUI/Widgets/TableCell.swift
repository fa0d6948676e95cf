/// What stands in one cell of a table.
package enum TableCell: Hashable, Sendable {
  /// At the left it gives way in its middle, because both ends tell a name apart from others; at
  /// the right stand figures, which lose their end.
  case line(Line)
  /// Two lines, the second seen only in tables of two lines a row.
  case lines(Line, Line)
  /// One bar a value, as high as the row; nil is a missing value, the last may be unfinished.
  case sparkline([Double?], lastIsPartial: Bool)
  /// A horizontal bar, of 0 to 1.
  case bar(Double, Style)
  /// A text on a shade of 0 to 1, with a sign for eyes and terminals without shades.
  case heat(String, Double)

  package static func text(_ text: String, _ style: Style = .text) -> TableCell {
    .line(Line(text, style))
  }

  /// What tells the row apart from others.
  var name: Line? {
    switch self {
    case .line(let line), .lines(let line, _): line
    case .sparkline, .bar, .heat: nil
    }
  }

  /// What it would like to have of its column.
  func want(_ ruler: TextRuler) -> ColumnWant {
    switch self {
    case .line(let line): ColumnWant(ruler.width(of: line))
    case .lines(let first, let second):
      ColumnWant(
        max(ruler.width(of: first), ruler.width(of: second)), name: ruler.width(of: first))
    case .sparkline(let values, _): ColumnWant(values.count, isPicture: true)
    case .bar: ColumnWant(isPicture: true, stretches: true)
    case .heat(let text, _): ColumnWant(ruler.width(of: text))
    }
  }

  /// Whether nothing of it stands in a row's second line.
  var isOneLine: Bool {
    if case .line = self { true } else { false }
  }

  /// `reach` is how wide a second line may be.
  func draw(
    into surface: inout Surface, in area: Rect, reach: Int, align: Alignment, bold: Bool
  ) {
    let cut: Truncation = align == .right ? .tail : .middle
    switch self {
    case .line(let line):
      surface.put(bold ? line.adding(.bold) : line, in: area, align: align, truncate: cut)
    case .lines(let first, let second):
      surface.put(bold ? first.adding(.bold) : first, in: area, align: align, truncate: cut)
      let row = area.row(1)
      let below = Rect(x: row.x, y: row.y, width: reach, height: row.height)
      surface.put(second, in: below, align: align, truncate: .middle)
    case .sparkline(let values, let partial):
      surface.draw(Sparkline(values, lastIsPartial: partial), in: area)
    case .bar(let fraction, let style):
      surface.draw(MeterBar(fraction, style), in: area.row(0))
    case .heat(let text, let level):
      HeatCell(text, level: level).draw(into: &surface, in: area.row(0))
    }
  }
}

extension Line {
  /// The same line with more marks on all of it.
  package func adding(_ emphasis: Emphasis) -> Line {
    Line(spans.map { Span($0.text, $0.style.adding(emphasis)) })
  }
}
