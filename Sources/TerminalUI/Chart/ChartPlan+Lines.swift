/// Long spans in dots, eight to a cell, so that a spike of one day stays a needle: as an area, or
/// as two lines where the like period lies over it.
extension ChartPlan {
  /// Bars of so many days would be a wall. Dots need the richest signs; others keep bars.
  static func isLine(_ chart: BarChart, glyphs: GlyphTier) -> Bool {
    chart.bars.count >= 90 && chart.kind == .narrow && !chart.isStacked && glyphs == .eighths
  }

  func drawLines(into surface: inout Surface) {
    var main = DotGrid(plot.width, rows: scale.rowsAbove)
    var coming = main
    var earlier = main
    let known = chart.bars.map { $0.isDrawn && $0.phase != .forecast ? $0.above : nil }
    if chart.bars.contains(where: { $0.overlay != nil }) {
      trace(known, &main)
      trace(chart.bars.map(\.overlay), &earlier)
    } else {
      fill(known, &main)
    }
    trace(chart.bars.map { $0.phase == .forecast ? $0.above : nil }, &coming)
    for row in 0..<scale.rowsAbove {
      for x in 0..<plot.width {
        let dots = main[x, row]
        let rest = coming[x, row] | earlier[x, row]
        guard dots | rest != 0, let sign = Unicode.Scalar(0x2800 + UInt32(dots | rest)) else {
          continue
        }
        let style = Style(dots != 0 ? .bar : earlier[x, row] != 0 ? .overlay : .forecast)
        surface.put(Cell(sign, style: style), at: Point(plot.x + x, plot.y + row), in: plot)
      }
    }
    for (index, bar) in bars.enumerated() { finish(bar, in: column(index), into: &surface) }
    if let selected, bars.indices.contains(selected) { drawCursor(selected, into: &surface) }
    drawFutureText(into: &surface)
  }

  /// What a line can't say: credits below zero, and the needle of a spike in its colour.
  private func finish(_ bar: ChartBar, in column: Rect, into surface: inout Surface) {
    hang(bar, in: column, into: &surface)
    drawCrown(bar, in: column, into: &surface)
    guard bar.spike != nil else { return }
    let needle = Rect(x: column.x, y: plot.y, width: column.width, height: scale.rowsAbove)
    surface.restyle(needle) { style in
      if style.role == .bar { style = Style(.barSpike) }
    }
  }

  /// A thin line through the day, where nothing else stands.
  private func drawCursor(_ index: Int, into surface: inout Surface) {
    let x = column(index).x
    surface.put(.heavy, at: Point(x, zeroY), Style(.chartCursor), in: plot)
    for y in plot.y..<zeroY where surface[x, y].scalar == " " {
      surface.put(.vertical, at: Point(x, y), .border, in: plot)
    }
  }

  /// From zero up to each value, as wide as its day is.
  private func fill(_ values: [Double?], _ grid: inout DotGrid) {
    let ground = scale.rowsAbove * 4 - 1
    for (index, value) in values.enumerated() {
      guard let value, value > 0 else { continue }
      for x in dotColumn(index)..<max(dotColumn(index) + 1, dotColumn(index + 1)) {
        grid.line(from: (x, dotRow(value)), to: (x, ground))
      }
    }
  }

  /// Joins each known value to the one before; a gap in what is known is a gap in the line.
  private func trace(_ values: [Double?], _ grid: inout DotGrid) {
    var last: (x: Int, y: Int)?
    for (index, value) in values.enumerated() {
      guard let value else {
        last = nil
        continue
      }
      let spot = (x: dotColumn(index), y: dotRow(value))
      grid.line(from: last ?? spot, to: spot)
      last = spot
    }
  }

  /// Two columns of dots in each cell: the halves of a bin.
  private func dotColumn(_ index: Int) -> Int {
    let size = max(1, layout.binSize)
    return layout.x(of: index / size) * 2 + index % size * 2 / size
  }

  /// Counted from the top; what is above the plot stays at its edge.
  private func dotRow(_ value: Double) -> Int {
    let dots = scale.rowsAbove * 4
    let height = min(max(0, value), scale.top) / scale.perRow * 4
    return min(dots - 1, max(0, dots - height.coveringCells))
  }
}

/// Dots, two across and four down in each cell.
struct DotGrid {
  private let width: Int
  private let height: Int
  private var cells: [UInt8]

  init(_ width: Int, rows: Int) {
    self.width = max(0, width)
    height = max(0, rows)
    cells = Array(repeating: 0, count: self.width * height)
  }

  /// The dots of one cell, as braille numbers them.
  subscript(x: Int, row: Int) -> UInt8 { cells[row * width + x] }

  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
    for step in 0...Int(steps) {
      let part = steps == 0 ? 0 : Double(step) / Double(steps)
      set(
        start.x + (Double(end.x - start.x) * part).roundedCells,
        start.y + (Double(end.y - start.y) * part).roundedCells)
    }
  }

  private mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x / 2 < width, y / 4 < height else { return }
    let bits: [UInt8] = x % 2 == 0 ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
    cells[y / 4 * width + x / 2] |= bits[y % 4]
  }
}

extension Double {
  /// The nearest whole number, also of a negative value.
  fileprivate var roundedCells: Int { self < 0 ? -(-self).nearestCells : nearestCells }
}
