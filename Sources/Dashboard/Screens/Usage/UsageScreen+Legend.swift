import BillingCore
import BillingService
import TerminalUI

extension UsageScreen {
  /// What the marks in the chart mean, where the line below it leaves a row for that.
  func drawLegend(
    _ content: Outcome, into surface: inout Surface, _ layout: UsageLayout,
    _ context: ScreenContext
  ) {
    let said = TextBlock(caption(content, context).text)
      .wrapped(to: layout.caption.width, glyphs: surface.glyphs)
    let free = layout.list.y > layout.caption.maxY || layout.list.x > layout.caption.x ? 1 : 0
    guard said.count < layout.caption.height + free else { return }
    let row = Rect(
      x: layout.caption.x, y: layout.caption.y + max(1, said.count),
      width: layout.caption.width, height: 1)
    surface.put(legend(content, context), in: row)
  }

  /// Only of marks that are there: spikes, what is usual, days under way, coming, and credited.
  private func legend(_ content: Outcome, _ context: ScreenContext) -> Line {
    let glyphs = context.environment.capabilities.glyphs
    let bars = content.bars
    let isLine = bars.count >= 90 && aggregation == .daily && !stacks
    let sign = { (glyph: Glyph) in String(glyphs.glyph(glyph)) }
    var spans: [Span] = []
    func add(_ isThere: Bool, _ mark: String, _ style: Style, _ words: String) {
      guard isThere else { return }
      spans += [Span(mark, style), Span(" \(words)   ", .dim)]
    }
    let isDaily = aggregation == .daily
    add(
      isDaily && bars.contains(where: \.isAlarm), sign(.spike), Style(.barSpike), "spike")
    add(
      isDaily && !isLine && bars.contains { $0.verdict?.limit != nil },
      sign(.usual) + sign(.usual), Style(.usual), "usual")
    add(
      !isLine && bars.contains(where: \.isPartial), sign(.partial), Style(.barPartial), "so far")
    add(
      isDaily && !isLine && !stacks && content.forecast != nil && bars.contains(where: \.isFuture),
      sign(.vertical) + sign(.vertical), Style(.forecast), "forecast")
    add(
      bars.contains { ($0.amount ?? .zero) < .zero }, String(glyphs.hangingBar(eighths: 4)),
      Style(.barCredit), "credit")
    let named = stacks ? namedParts(content, context) : 0
    let other = StackMark.span(named, of: named, context)
    add(stacks && parts(content).count > named, other.text, other.style, "all others")
    return Line(spans)
  }
}
