extension ChartPlan {
  func drawBars(into surface: inout Surface) {
    for (index, bar) in bars.enumerated() {
      draw(bar, in: column(index), into: &surface)
      drawCrown(bar, in: column(index), into: &surface)
      guard index == selected else { continue }
      for x in column(index).x..<column(index).maxX {
        surface.put(.heavy, at: Point(x, zeroY), Style(.chartCursor), in: plot)
      }
    }
    drawFutureText(into: &surface)
  }

  private func draw(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    switch bar.phase {
    case .missing:
      let spot = Rect(
        x: column.x + (column.width - 1) / 2, y: column.y, width: 1, height: column.height)
      put("?", row: scale.rowsAbove - 1, .dim, in: spot, into: &surface)
    case .future: break
    case .forecast: outline(bar, in: column, into: &surface)
    case .partial, .complete:
      rise(bar, in: column, into: &surface)
      hang(bar, in: column, into: &surface)
      if isCut(bar) {
        put(
          surface.glyphs.glyph(.axisBreak), row: 0,
          Style(.barSpike), in: column, into: &surface)
      }
    }
    mark(bar.overlay, .overlay, Style(.overlay), of: bar, in: column, into: &surface)
    mark(bar.usual, .usual, Style(.usual), of: bar, in: column, into: &surface)
  }

  /// Whether the bar goes on above the plot.
  private func isCut(_ bar: ChartBar) -> Bool { bar.above > scale.top * 1.000_001 }

  /// Fills the cells of one row of a bar; the row counts from the top of the plot.
  private func put(
    _ glyph: Unicode.Scalar, row: Int, _ style: Style, in column: Rect, into surface: inout Surface
  ) {
    guard row >= 0, row < column.height else { return }
    for x in column.x..<column.maxX {
      surface.put(Cell(glyph, style: style), at: Point(x, column.y + row), in: column)
    }
  }

  private func rise(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    if chart.isStacked, bar.phase == .complete { return stack(bar, in: column, into: &surface) }
    let height = scale.eighths(bar.above)
    let style = Style(
      bar.phase == .partial ? .barPartial : bar.spike != nil ? .barSpike : .bar)
    // What is under way fills whole cells: as many as come nearest, one at least.
    let rows =
      bar.phase == .partial && height > 0 ? max(1, (height + 4) / 8) : (height + 7) / 8
    for row in 0..<rows {
      let part = min(8, height - row * 8)
      let glyph =
        bar.phase == .partial ? surface.glyphs.glyph(.partial) : surface.glyphs.bar(eighths: part)
      put(glyph, row: scale.rowsAbove - 1 - row, style, in: column, into: &surface)
    }
  }

  /// Whole rows for the part that has most of each; the topmost part ends in eighths.
  private func stack(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    let height = scale.eighths(bar.above)
    for row in 0..<(height + 7) / 8 {
      let part = min(8, height - row * 8)
      let low = Double(row) * scale.perRow
      let series = self.series(from: low, to: low + Double(part) / 8 * scale.perRow, of: bar)
      let glyph = surface.glyphs.stackFill(
        series: series, eighths: part, hasPatterns: chart.hasPatterns)
      put(
        glyph, row: scale.rowsAbove - 1 - row, Style(.series(series)), in: column, into: &surface)
    }
  }

  private func series(from low: Double, to high: Double, of bar: ChartBar) -> Int {
    var sum = 0.0
    var best = (index: bar.parts.lastIndex { $0 > 0 } ?? 0, share: 0.0)
    for (index, part) in bar.parts.enumerated() where part > 0 {
      let share = min(high, sum + part) - max(low, sum)
      if share > best.share { best = (index, share) }
      sum += part
    }
    return best.index
  }

  func hang(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    let depth = scale.eighthsBelow(bar.below)
    for row in 0..<(depth + 7) / 8 {
      let glyph = surface.glyphs.hangingBar(eighths: min(8, depth - row * 8))
      put(
        glyph, row: scale.rowsAbove + 1 + row, Style(.barCredit), in: column, into: &surface)
    }
  }

  private func outline(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    let rows = (scale.eighths(bar.above) + 7) / 8
    let style = Style(.forecast)
    for row in 0..<rows {
      let y = column.y + scale.rowsAbove - 1 - row
      let isTop = row == rows - 1
      let last = column.maxX - 1
      if isTop {
        put(
          surface.glyphs.glyph(.horizontal), row: y - column.y, style, in: column, into: &surface)
      }
      let left: Glyph = isTop && column.width > 1 ? .topLeft : .vertical
      surface.put(left, at: Point(column.x, y), style, in: column)
      let right: Glyph = isTop ? .topRight : .vertical
      if column.width > 1 { surface.put(right, at: Point(last, y), style, in: column) }
    }
  }

  /// A mark at a value. Inside a bar the usual is drawn only where the bar is a spike, the overlay
  /// always: both are there to be compared.
  private func mark(
    _ value: Double?, _ glyph: Glyph, _ style: Style, of bar: ChartBar, in column: Rect,
    into surface: inout Surface
  ) {
    guard let value, let row = scale.row(of: value) else { return }
    let there = surface[column.x, column.y + row]
    let covered = there.scalar != " "
    guard !covered || bar.spike != nil || glyph == .overlay else { return }
    let isOutline = there.style.role == .forecast
    let inBar = isOutline ? style : Style(there.style.role, .reverse)
    put(surface.glyphs.glyph(glyph), row: row, covered ? inBar : style, in: column, into: &surface)
  }
}
