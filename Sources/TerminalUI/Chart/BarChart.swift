/// Vertical bars over a time axis: daily figures with two cells a bar, monthly ones wider; from
/// ninety bars on a line.
///
/// It takes plain numbers and finished labels. What is not zero is never blank, zero is drawn and
/// named, what hangs below it is a credit, and every mark also reads without colour.
package struct BarChart: Widget {
  /// How bars are laid out.
  package enum Kind: Hashable, Sendable {
    case narrow
    /// Wide bars with their values on top.
    case wide
  }

  package var bars: [ChartBar]
  package var kind: Kind
  /// The bar under the cursor.
  package var selected: Int?
  /// Bars are cut at this value, so that one spike does not flatten the rest.
  package var clip: Double?
  /// Writes the value of a tick.
  package var tickText: @Sendable (Double) -> String
  /// What stands where the bars of the future will be.
  package var futureText: String
  /// Draws the parts of each bar in colours, and in patterns where there are none.
  package var isStacked: Bool
  /// Parts differ by pattern as well; not needed where there are colours enough.
  package var hasPatterns = true

  package init(
    _ bars: [ChartBar], kind: Kind = .narrow, selected: Int? = nil, clip: Double? = nil,
    isStacked: Bool = false, futureText: String = "",
    tickText: @escaping @Sendable (Double) -> String
  ) {
    self.bars = bars
    self.kind = kind
    self.selected = selected
    self.clip = clip
    self.isStacked = isStacked
    self.futureText = futureText
    self.tickText = tickText
  }

  /// How the bars would be laid out in an area: a caption may say how many days a bar stands for.
  package func layout(in area: Rect, glyphs: GlyphTier = .eighths) -> ChartLayout {
    let plan = ChartPlan(self, area: area, glyphs: glyphs)
    return plan.layout
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    guard area.height >= 3, area.width >= 8 else {
      surface.draw(
        Sparkline(bars.map { $0.isDrawn ? $0.above + $0.below : nil }), in: area)
      return
    }
    let plan = ChartPlan(self, area: area, glyphs: surface.glyphs)
    plan.drawAxis(into: &surface)
    if ChartPlan.isLine(self, glyphs: surface.glyphs) {
      plan.drawLines(into: &surface)
    } else {
      plan.drawBars(into: &surface)
    }
    plan.drawLabels(into: &surface)
  }

  /// The bars as drawn: where several share one, the greatest stands for them, so that a spike of
  /// one day stays in sight.
  func binned(_ size: Int) -> [ChartBar] {
    guard size > 1 else { return bars }
    return stride(from: 0, to: bars.count, by: size).map { start in
      let bin = bars[start..<min(bars.count, start + size)]
      let drawn = bin.filter(\.isDrawn)
      var best = drawn.max(by: { $0.above < $1.above }) ?? bin[start]
      best.label = bin.first { !$0.label.isEmpty }?.label ?? ""
      if let least = drawn.min(by: { $0.below < $1.below }), least.below < best.below {
        best.parts.append(least.below - best.below)
      }
      best.spike = bin.compactMap(\.spike).first
      return best
    }
  }
}
