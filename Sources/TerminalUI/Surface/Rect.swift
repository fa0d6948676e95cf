/// A rectangle of cells; the area a widget draws in and is clipped to.
package struct Rect: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  package var maxX: Int { x + width }
  package var maxY: Int { y + height }
  package var size: Size { Size(width, height) }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The row `index` counted from the top; negative counts from the bottom. Empty when outside.
  package func row(_ index: Int) -> Rect {
    let line = index < 0 ? height + index : index
    guard line >= 0, line < height else { return Rect(x: x, y: y, width: 0, height: 0) }
    return Rect(x: x, y: y + line, width: width, height: 1)
  }

  /// What remains when each side gives up some cells.
  package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(
      x: x + min(left, width), y: y + min(top, height), width: width - left - right,
      height: height - top - bottom)
  }

  /// The first `rows` rows and the rest.
  package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let count = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: count), inset(top: count)
    )
  }

  /// The rest and the last `rows` rows.
  package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let count = min(max(0, rows), height)
    return (
      inset(bottom: count), Rect(x: x, y: maxY - count, width: width, height: count)
    )
  }

  /// The first `columns` columns and the rest after a gap.
  package func splitLeft(_ columns: Int, gap: Int = 0) -> (left: Rect, rest: Rect) {
    let count = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: count, height: height), inset(left: min(width, count + gap))
    )
  }

  /// A rectangle of at most the given size in the middle.
  package func centred(width: Int, height: Int) -> Rect {
    let wide = min(width, self.width)
    let high = min(height, self.height)
    return Rect(
      x: x + (self.width - wide) / 2, y: y + (self.height - high) / 2, width: wide, height: high)
  }
}
