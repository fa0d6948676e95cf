internal import TerminalUI

/// Finds that a block of rows has moved between two surfaces.
///
/// curses finds moved rows only when they are equal in every cell, and the row that loses the
/// selection is not: shown to curses first as a pure shift, the move costs a few bytes instead of
/// whole rows.
struct ScrollFinder {
  private let old: Surface
  private let new: Surface

  init(old: Surface, new: Surface) {
    self.old = old
    self.new = new
  }

  /// Rows that stand elsewhere now, and how far below they stood.
  struct Shift: Equatable {
    let rows: ClosedRange<Int>
    let distance: Int
    /// The rows that the others left.
    let room: Range<Int>
  }

  /// Nil when nothing worth a scroll has moved.
  var shift: Shift? {
    guard old.size == new.size else { return nil }
    let changed = (0..<new.size.height).filter { !isSame($0, $0, tolerance: 0) }
    guard changed.count >= 6 else { return nil }
    for distance in [1, -1, 2, -2] {
      let equal = changed.filter { isMoved($0, by: distance, tolerance: 0) }
      guard let first = equal.first, let last = equal.last, equal.count * 2 > changed.count
      else { continue }
      return shift(of: widen(first...last, by: distance), by: distance)
    }
    return nil
  }

  /// Takes in the rows at either end that moved too, but gained or lost the selection.
  private func widen(_ rows: ClosedRange<Int>, by distance: Int) -> ClosedRange<Int> {
    var first = rows.lowerBound
    var last = rows.upperBound
    let tolerance = new.size.width / 4
    for _ in 0..<2 {
      if isMoved(first - 1, by: distance, tolerance: tolerance) { first -= 1 }
      if isMoved(last + 1, by: distance, tolerance: tolerance) { last += 1 }
    }
    return first...last
  }

  private func isMoved(_ y: Int, by distance: Int, tolerance: Int) -> Bool {
    let source = y + distance
    let rows = 0..<old.size.height
    return rows.contains(y) && rows.contains(source)
      && !isSame(y, y, tolerance: 0) && isSame(y, source, tolerance: tolerance)
  }

  /// Whether a new row and an old one differ in no more cells than the tolerance.
  private func isSame(_ y: Int, _ source: Int, tolerance: Int) -> Bool {
    let width = new.size.width
    var differences = 0
    for x in 0..<width where new.cells[y * width + x] != old.cells[source * width + x] {
      differences += 1
      if differences > tolerance { return false }
    }
    return true
  }

  private func shift(of rows: ClosedRange<Int>, by distance: Int) -> Shift {
    let room =
      distance > 0
      ? rows.upperBound + 1..<min(old.size.height, rows.upperBound + 1 + distance)
      : max(0, rows.lowerBound + distance)..<rows.lowerBound
    return Shift(rows: rows, distance: distance, room: room)
  }

  /// The old surface with the moved rows in their new places and blanks in the room they left.
  func shifted(_ shift: Shift) -> Surface {
    var surface = old
    for y in shift.rows {
      for x in 0..<old.size.width where !old[x, y + shift.distance].isContinuation {
        surface.put(old[x, y + shift.distance], at: Point(x, y), in: surface.bounds)
      }
    }
    surface.fill(
      Rect(x: 0, y: shift.room.lowerBound, width: old.size.width, height: shift.room.count))
    return surface
  }
}
