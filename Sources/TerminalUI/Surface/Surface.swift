/// A grid of cells that widgets draw into; the driver writes its difference to the terminal.
package struct Surface: Hashable, Sendable {
  package let size: Size
  /// The glyphs that may be used; text is made safe for them when it is drawn.
  package let glyphs: GlyphTier
  package private(set) var cells: [Cell]
  /// What the row under the cursor says in full where it had to be cut; a rule below it tells it.
  package var unabridged: [String] = []

  package init(_ size: Size, glyphs: GlyphTier = .eighths) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside.
  package subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x, y)) else { return .blank }
    return cells[y * size.width + x]
  }

  /// Puts one cell; a wide one that does not fit in `clip` becomes a blank, a wide one that loses
  /// a half loses both.
  package mutating func put(_ cell: Cell, at point: Point, in clip: Rect) {
    guard clip.contains(point), bounds.contains(point) else { return }
    let wide = cell.width == 2
    if wide, point.x + 1 >= min(clip.maxX, size.width) {
      return put(Cell(" ", style: cell.style), at: point, in: clip)
    }
    let index = point.y * size.width + point.x
    release(index, column: point.x)
    if wide { release(index + 1, column: point.x + 1) }
    cells[index] = cell
    if wide { cells[index + 1] = Cell(" ", width: 0, style: cell.style) }
  }

  /// Blanks the other half of a wide cell before one half is overwritten.
  private mutating func release(_ index: Int, column: Int) {
    let old = cells[index]
    if old.width == 0, column > 0 { cells[index - 1] = Cell(" ", style: old.style) }
    if old.width == 2, column + 1 < size.width { cells[index + 1] = Cell(" ", style: old.style) }
  }

  /// Changes the style of an area and leaves what stands there.
  package mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
    let clip = area.intersection(bounds)
    for y in clip.y..<max(clip.y, clip.maxY) {
      for x in clip.x..<max(clip.x, clip.maxX) { change(&cells[y * size.width + x].style) }
    }
  }

  /// Fills an area with one glyph.
  package mutating func fill(_ area: Rect, _ glyph: Unicode.Scalar = " ", _ style: Style = .text) {
    let clip = area.intersection(bounds)
    for y in clip.y..<max(clip.y, clip.maxY) {
      for x in clip.x..<max(clip.x, clip.maxX) {
        put(Cell(glyph, style: style), at: Point(x, y), in: clip)
      }
    }
  }
}
