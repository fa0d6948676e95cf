import TerminalUI

/// The line in which a filter is typed; the list follows every letter.
struct FilterOverlay: Sendable {
  var field: TextField
  /// What Esc puts back.
  let original: String

  init(_ current: String) {
    field = TextField(current, limit: 100)
    original = current
  }

  mutating func handle(_ key: Key) -> (outcome: OverlayOutcome, filter: String) {
    switch key {
    case .enter: return (.close, field.text)
    case .escape, .control("c"): return (.close, "")
    case .up: return (.run(.up), field.text)
    case .down: return (.run(.down), field.text)
    default:
      _ = field.handle(key)
      return (.stay, field.text)
    }
  }

  func draw(into surface: inout Surface, in row: Rect) -> Point {
    surface.fill(row)
    let x = surface.put(" / ", at: Point(row.x, row.y), .key, in: row)
    let area = row.inset(left: x - row.x, right: 1)
    surface.put("Enter keeps it, Esc clears it", in: area, .dim, align: .right)
    return field.draw(into: &surface, in: area.splitLeft(max(10, area.width - 31)).left)
  }
}
