import TerminalUI

/// Where the parts of the day stand: the figure, the sentence, the table of who made it, and below
/// it, where there is room, what is usual.
struct DayLayout {
  let figure: Rect
  let sentence: Rect
  let list: Rect
  /// The same weekday of the weeks before.
  let weekdays: Rect?
  /// The days before and after.
  let neighbours: Rect?

  init(_ body: Rect, rows: Int, weeks: Int) {
    let inner = body.inset(left: 1, right: 1)
    let isLow = inner.height < 12
    let (top, rest) = inner.splitTop(isLow ? 1 : 2)
    let (middle, bottom) = rest.splitTop(isLow ? 2 : 3)
    (figure, sentence) = (top, middle)
    let below = min(max(weeks + 2, 9), bottom.height / 2)
    guard below >= 6, weeks > 1 else {
      (list, weekdays, neighbours) = (bottom, nil, nil)
      return
    }
    let high = min(rows + 1, bottom.height - below - 1)
    list = bottom.splitTop(high).top
    let room = bottom.inset(top: high + 1)
    let usual = room.splitTop(min(room.height, 14)).top
    guard usual.width >= 100 else {
      (weekdays, neighbours) = (usual, nil)
      return
    }
    let (left, right) = usual.splitLeft(usual.width / 2 - 1, gap: 2)
    (weekdays, neighbours) = (left, right)
  }
}
