/// Filters that are in force, each in its brackets, as many as fit.
package struct Chips: Widget {
  package var labels: [String]

  package init(_ labels: [String]) { self.labels = labels }

  package func draw(into surface: inout Surface, in area: Rect) {
    var x = area.x
    for (index, label) in labels.enumerated() {
      let left = labels.count - index
      let needs = surface.width(of: label) + 2
      guard x + needs + (left > 1 ? 4 : 0) <= area.maxX || index == 0 else {
        surface.put("+\(left)", at: Point(x, area.y), .dim, in: area)
        return
      }
      surface.put(
        "[\(label)]", in: Rect(x: x, y: area.y, width: min(needs, area.maxX - x), height: 1),
        .accent, truncate: .middle)
      x += needs + 1
    }
  }
}
