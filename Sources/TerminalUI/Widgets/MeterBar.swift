/// A horizontal bar that fills a share of its width; what is not zero is never blank.
package struct MeterBar: Widget {
  private let fraction: Double
  private let style: Style

  package init(_ fraction: Double, _ style: Style = Style(.bar)) {
    self.fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    self.style = style
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let steps = (fraction * Double(area.width * 8)).nearestCells
    let eighths = fraction > 0 ? max(1, steps) : 0
    for (x, glyph) in surface.glyphs.horizontalBar(eighths: eighths).enumerated() {
      surface.put(Cell(glyph, style: style), at: Point(area.x + x, area.y), in: area)
    }
  }
}

/// A meter with its percentage and a label, for work that is under way.
package struct ProgressBar: Widget {
  private let fraction: Double
  private let label: String

  package init(_ fraction: Double, label: String) {
    self.fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    self.label = label
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let percent = "\(Int(fraction * 100)) %"
    let (name, rest) = area.row(0).splitLeft(min(area.width / 2, surface.width(of: label)), gap: 1)
    let (meter, figure) = rest.splitLeft(rest.width - 6)
    surface.put(label, in: name)
    surface.fill(meter, surface.glyphs.glyph(.partial), .border)
    MeterBar(fraction).draw(into: &surface, in: meter)
    surface.put(percent, in: figure, align: .right)
  }
}
