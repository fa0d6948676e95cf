extension ChartPlan {
  /// The row above the plot: ▲ and the multiple of a spike, or a wide bar's value.
  func drawCrown(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    guard !crown.isEmpty else { return }
    let row = crown.row(0)
    if let spike = bar.spike {
      let sign = String(Character(surface.glyphs.glyph(.spike)))
      let text = layout.barWidth + layout.slot > 3 || isFree(column, row, surface) ? spike : ""
      put(sign + text, over: column, in: row, Style(.barSpike, .bold), into: &surface)
    } else if chart.kind == .wide, bar.isDrawn {
      put(bar.valueLabel, over: column, in: row, .text, into: &surface)
    }
  }

  private func isFree(_ column: Rect, _ row: Rect, _ surface: Surface) -> Bool {
    column.x == row.x || surface[column.x - 1, row.y].scalar == " "
  }

  /// Text over a bar: in its middle when it fits there, else from its first cell; never over
  /// another text.
  private func put(
    _ text: String, over column: Rect, in row: Rect, _ style: Style, into surface: inout Surface
  ) {
    let width = surface.width(of: text)
    let slack = column.width - width
    let start = slack > 0 ? column.x + slack / 2 : column.x
    let x = min(max(row.x, start), max(row.x, row.maxX - width))
    let spot = Rect(x: x, y: row.y, width: min(width, row.maxX - x), height: 1)
    let before = Rect(x: max(row.x, x - 1), y: row.y, width: width + 1, height: 1)
    let isBlank = (before.x..<before.maxX).allSatisfy { surface[$0, row.y].scalar == " " }
    if isBlank { return surface.put(text, in: spot, style, truncate: .none) }
    guard chart.kind == .narrow, surface[column.x, row.y].scalar == " " else { return }
    surface.put(.spike, at: Point(column.x, row.y), style, in: row)
  }

  /// A word in the room of the days to come, when it fits.
  func drawFutureText(into surface: inout Surface) {
    guard !chart.futureText.isEmpty, let last = bars.lastIndex(where: { $0.phase != .future })
    else { return }
    let start = column(last).maxX + 1
    let spot = Rect(
      x: start, y: zeroY - 1, width: plot.x + layout.totalWidth - start, height: 1)
    guard scale.rowsAbove > 1, spot.width >= surface.width(of: chart.futureText) else { return }
    surface.put(chart.futureText, in: spot, .dim, align: .centre)
  }
}
