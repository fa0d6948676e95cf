/// A row of tabs with the current one in brackets; tabs scroll so that it is always seen.
package struct Tabs: Widget {
  package var titles: [String]
  package var selected: Int

  package init(_ titles: [String], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    let ruler = TextRuler(surface.glyphs)
    let first = firstShown(ruler, width: area.width)
    var x = area.x
    for index in first..<max(first, titles.count) where x < area.maxX {
      let isCurrent = index == selected
      let text = isCurrent ? "[\(titles[index])]" : " \(titles[index]) "
      let style: Style = isCurrent ? .selection : .dim
      x = surface.put(text, at: Point(x, area.y), style, in: area)
    }
  }

  private func firstShown(_ ruler: TextRuler, width: Int) -> Int {
    let widths = titles.map { ruler.width(of: $0) + 2 }
    var first = 0
    let end = min(selected + 1, titles.count)
    while first < selected, widths[first..<max(first, end)].reduce(0, +) > width { first += 1 }
    return first
  }
}
