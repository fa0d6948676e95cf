/// A right-aligned figure on a shade, with a sign of its level that needs no colour.
package struct HeatCell: Widget {
  private let text: String
  private let level: Double

  package init(_ text: String, level: Double) {
    self.text = text
    self.level = level.isFinite ? min(max(level, 0), 1) : 0
  }

  /// 0 for nothing, then 1 to 5.
  package var shade: Int {
    level <= 0 ? 0 : min(Int(Style.deepestShade), 1 + Int(level * Double(Style.deepestShade)))
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let style = Style(.text, shade >= 5 ? .bold : [], shade: shade)
    surface.fill(area.row(0), " ", style)
    let (sign, rest) = area.row(0).splitLeft(1)
    let signs: [Glyph] = [.bullet, .bullet, .level1, .level2, .level3, .full]
    if shade > 0 { surface.put(signs[shade], at: Point(sign.x, sign.y), style, in: sign) }
    surface.put(text, in: rest, style, align: .right)
  }
}
