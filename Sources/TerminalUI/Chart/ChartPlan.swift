/// A chart with everything worked out for one area: the areas, the scale, the bars as drawn.
struct ChartPlan {
  let chart: BarChart
  let layout: ChartLayout
  let scale: ChartScale
  let bars: [ChartBar]
  /// The drawn bar under the cursor.
  let selected: Int?
  /// The bars' area with the rows above zero, zero's row, and the rows below it.
  let plot: Rect
  /// Cells for the values of the axis, with the axis itself.
  let gutter: Rect
  /// The row of the multiples that spikes wear, or of the values of wide bars.
  let crown: Rect
  /// The row of the bars' labels.
  let labels: Rect

  init(_ chart: BarChart, area: Rect, glyphs: GlyphTier) {
    self.chart = chart
    let hasCrown =
      area.height >= 6 && (chart.kind == .wide || chart.bars.contains { $0.spike != nil })
    let (crownRow, below) = area.splitTop(hasCrown ? 1 : 0)
    let (body, labelRow) = below.splitBottom(1)
    let scale = ChartPlan.scale(of: chart, rows: max(1, body.height - 1))
    let ruler = TextRuler(glyphs)
    let ticks = scale.ticks.map(\.value) + [0, scale.tickBelow?.value ?? 0]
    let widest = ticks.map { ruler.width(of: chart.tickText($0)) }.max() ?? 1
    // Room for months where there is plenty: the axis stays put when the grain changes.
    let least = area.width >= 80 ? 5 : 1
    let left = min(area.width / 2, max(least, widest) + 1)
    self.scale = scale
    plot = body.inset(left: left)
    gutter = body.splitLeft(left).left
    crown = crownRow.inset(left: left)
    labels = labelRow.inset(left: left)
    let layout = ChartLayout(
      bars: chart.bars.count, width: plot.width, isWide: chart.kind == .wide)
    self.layout = layout
    bars = chart.binned(layout.binSize)
    selected = chart.selected.map { $0 / max(1, layout.binSize) }
  }

  private static func scale(of chart: BarChart, rows: Int) -> ChartScale {
    var greatest = 0.0
    var least = 0.0
    for bar in chart.bars where bar.isDrawn {
      greatest = max(greatest, bar.above, bar.usual ?? 0, bar.overlay ?? 0)
      least = min(least, bar.below)
    }
    if let clip = chart.clip, clip > 0 { greatest = min(greatest, clip) }
    return ChartScale(greatest: greatest, least: least, rows: rows)
  }

  /// Zero's row on the surface.
  var zeroY: Int { plot.y + scale.rowsAbove }

  /// The area of one drawn bar over all rows.
  func column(_ index: Int) -> Rect {
    Rect(x: plot.x + layout.x(of: index), y: plot.y, width: layout.barWidth, height: plot.height)
      .intersection(plot)
  }
}
