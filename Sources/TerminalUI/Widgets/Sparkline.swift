/// A row of small bars, as high as its area. Of two rows usual days fill the lower one, and what
/// stands out reaches into the upper one: there it meets the eye that goes down a list.
package struct Sparkline: Widget {
  private let values: [Double?]
  private let lastIsPartial: Bool
  private let style: Style

  package init(
    _ values: [Double?], lastIsPartial: Bool = false, style: Style = Style(.bar)
  ) {
    self.values = values
    self.lastIsPartial = lastIsPartial
    self.style = style
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let shown = Array(values.suffix(area.width))
    let greatest = greatest(of: shown, height: area.height)
    let left = area.maxX - shown.count
    for (index, value) in shown.enumerated() {
      guard let value, value.isFinite else { continue }
      let isPartial = lastIsPartial && index == shown.count - 1
      column(
        value, greatest, isPartial: isPartial, into: &surface,
        in: Rect(x: left + index, y: area.y, width: 1, height: area.height))
    }
  }

  /// What the bars are measured by. Rows of a list touch: the highest bar leaves a quarter of a
  /// line free above it.
  private func greatest(of values: [Double?], height: Int) -> Double {
    let known = values.compactMap(\.self).filter(\.isFinite).sorted()
    guard let greatest = known.last else { return 0 }
    let usual = known[(known.count - 1) * 4 / 5]
    return height > 1 ? max(greatest, usual * 1.1 * Double(steps(height)) / 8) : greatest
  }

  private func steps(_ height: Int) -> Int { height > 1 ? height * 8 - 2 : 8 }

  private func column(
    _ value: Double, _ greatest: Double, isPartial: Bool, into surface: inout Surface, in area: Rect
  ) {
    if value < 0 {
      surface.put(
        Cell(surface.glyphs.hangingBar(eighths: 4), style: Style(.barCredit)),
        at: Point(area.x, area.maxY - 1), in: area)
      return
    }
    let height = GlyphTier.eighths(of: value, greatest: greatest, steps: steps(area.height))
    for row in 0..<area.height {
      let part = min(8, max(0, height - row * 8))
      guard part > 0 else { break }
      let glyph = isPartial ? surface.glyphs.glyph(.partial) : surface.glyphs.bar(eighths: part)
      surface.put(
        Cell(glyph, style: isPartial ? Style(.barPartial) : style),
        at: Point(area.x, area.maxY - 1 - row), in: area)
    }
  }
}
