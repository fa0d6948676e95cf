import TerminalUI

/// The sign and colour that a part has in a stack: the rows below a stacked chart are its legend.
enum StackMark {
  /// The five largest have their own; all others share one.
  static func span(_ rank: Int, _ context: ScreenContext) -> Span {
    let series = min(max(0, rank), 5)
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
