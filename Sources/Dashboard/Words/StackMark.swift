import TerminalUI

/// The sign and colour that a part has in a stack: the rows below a stacked chart are its legend.
enum StackMark {
  /// No more have a colour of their own, or without colours a pattern; all others share the next.
  static func most(_ context: ScreenContext) -> Int {
    let isASCII = context.environment.capabilities.glyphs.isASCII
    return hasPatterns(context) && !isASCII ? 2 : 5
  }

  /// How many of the largest parts a stack shows each for itself: those that are most of a row high
  /// on a usual day, or two rows on some day. What is thinner would be specks of changing colours.
  /// `parts` are their values bar by bar.
  static func named(_ parts: [[Double]], top: Double, rows: Int) -> Int {
    guard top > 0 else { return parts.count }
    let last = parts.lastIndex { values in
      let heights = values.sorted().map { $0 / top * Double(rows) }
      guard let highest = heights.last else { return false }
      return highest >= 2 || heights[heights.count / 2] >= 0.7
    }
    return max(1, (last ?? 0) + 1)
  }

  /// The values of a bar: the named parts, each in its place, and all others together.
  static func values(_ parts: [Double], named: Int, most: Int) -> [Double] {
    let own = Array(parts.prefix(named))
    let rest = parts.dropFirst(named).reduce(0, +)
    return own + Array(repeating: 0, count: max(0, most - own.count)) + [rest]
  }

  static func span(_ rank: Int, of named: Int, _ context: ScreenContext) -> Span {
    let series = rank < named ? max(0, rank) : most(context)
    let sign = context.environment.capabilities.glyphs.stackFill(
      series: series, eighths: 8, hasPatterns: hasPatterns(context))
    return Span(String(sign), Style(.series(series)))
  }

  /// Eight colours are not enough for six parts that differ from the text.
  static func hasPatterns(_ context: ScreenContext) -> Bool {
    context.environment.capabilities.colours < .sixteen
      || context.preferences.theme == .monochrome
  }
}
