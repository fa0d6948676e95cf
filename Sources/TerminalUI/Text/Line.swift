/// A piece of text in one style.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}

/// One line of text in several styles.
package struct Line: Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation
{
  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }

  package init(_ text: String, _ style: Style = .text) { spans = [Span(text, style)] }

  package init(stringLiteral value: String) { self.init(value) }

  package static let empty = Line([Span]())

  /// The text without its styles.
  package var text: String { spans.reduce(into: "") { $0 += $1.text } }

  package static func + (a: Line, b: Line) -> Line { Line(a.spans + b.spans) }
}
