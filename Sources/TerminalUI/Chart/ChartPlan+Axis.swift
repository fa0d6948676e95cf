extension ChartPlan {
  /// The value axis with its ticks and the line of zero.
  func drawAxis(into surface: inout Surface) {
    let axisX = gutter.maxX - 1
    for y in plot.y..<plot.maxY where y != zeroY {
      surface.put(.vertical, at: Point(axisX, y), .axis, in: gutter)
    }
    for tick in scale.ticks { drawTick(tick.value, y: plot.y + tick.row, into: &surface) }
    if let tick = scale.tickBelow { drawTick(tick.value, y: zeroY + tick.row, into: &surface) }
    surface.fill(
      Rect(x: plot.x, y: zeroY, width: plot.width, height: 1), surface.glyphs.glyph(.horizontal),
      .axis)
    drawTick(0, y: zeroY, glyph: .cross, into: &surface)
  }

  private func drawTick(
    _ value: Double, y: Int, glyph: Glyph = .tickLeft, into surface: inout Surface
  ) {
    let spot = Rect(x: gutter.x, y: y, width: gutter.width - 1, height: 1)
    surface.put(chart.tickText(value), in: spot, .axis, align: .right)
    surface.put(glyph, at: Point(gutter.maxX - 1, y), .axis, in: gutter)
  }

  /// The row below: labels that do not touch each other, the selected bar's before all others.
  func drawLabels(into surface: inout Surface) {
    let free = labels.row(0)
    guard !free.isEmpty else { return }
    var taken: [Range<Int>] = []
    var order = Array(bars.indices)
    if let selected, bars.indices.contains(selected) {
      order.removeAll { $0 == selected }
      order.insert(selected, at: 0)
    }
    for index in order {
      let isSelected = index == selected
      guard !bars[index].label.isEmpty || isSelected else { continue }
      drawLabel(index, isSelected: isSelected, taken: &taken, into: &surface)
    }
  }

  private func drawLabel(
    _ index: Int, isSelected: Bool, taken: inout [Range<Int>], into surface: inout Surface
  ) {
    let text = isSelected && bars[index].label.isEmpty ? selectedLabel : bars[index].label
    let width = surface.width(of: text)
    let middle = layout.barWidth > 2 ? (layout.barWidth - width) / 2 : 0
    let x = min(max(labels.x, column(index).x + middle), max(labels.x, labels.maxX - width))
    let range = x..<(x + width)
    guard width > 0, !taken.contains(where: { $0.overlaps(x - 1..<x + width + 1) }) else { return }
    taken.append(range)
    let style: Style = isSelected ? Style(.chartCursor) : .axis
    surface.put(text, in: Rect(x: x, y: labels.y, width: width, height: 1), style)
  }

  /// A bar without a label of its own still shows where the cursor is.
  private var selectedLabel: String { "^" }
}
