/// Where the window of a list stands in the whole, in the last column.
package struct Scrollbar: Widget {
  private let window: Range<Int>
  private let count: Int

  package init(window: Range<Int>, count: Int) {
    self.window = window
    self.count = count
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    guard count > 0, window.count < count, area.height > 1 else { return }
    let thumb = max(1, area.height * window.count / count)
    let free = area.height - thumb
    let most = max(1, count - window.count)
    let top = (free * window.lowerBound + most / 2) / most
    for y in top..<min(area.height, top + thumb) {
      surface.put(.thumb, at: Point(area.maxX - 1, area.y + y), .border, in: area)
    }
  }
}
