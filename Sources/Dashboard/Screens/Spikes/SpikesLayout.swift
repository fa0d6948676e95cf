import TerminalUI

/// Where the parts of the inbox stand: what period, the list, the sentence about the one selected,
/// or in its place, where the whole list leaves room for it, the day itself.
struct SpikesLayout {
  let summary: Rect
  let list: Rect
  let sentence: Rect
  let day: Rect?
  /// Where group and reason have no room beside each other they stand below each other.
  let rowHeight: Int

  /// What a day's figure, sentence and first rows need.
  private static let leastDay = 13

  init(_ context: ScreenContext, count: Int) {
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 2)
    summary = top
    let isTwoLines = body.width < 110 && rest.height >= 13 && context.preferences.twoLineRows
    rowHeight = isTwoLines ? 2 : 1
    let high = 2 + count * rowHeight
    guard count > 0, rest.height - high >= Self.leastDay else {
      (list, sentence) = rest.splitBottom(isLow ? 1 : 4)
      day = nil
      return
    }
    (list, sentence) = rest.splitTop(high)
    day = sentence.inset(left: -1, right: -1)
  }

  var visibleRows: Int { max(1, (list.height - 1) / rowHeight) }
}
