import TerminalUI

/// Where the parts of the inbox stand: what period, the list, the sentence about the one selected.
struct SpikesLayout {
  let summary: Rect
  let list: Rect
  let sentence: Rect
  /// Where group and reason have no room beside each other they stand below each other.
  let rowHeight: Int

  init(_ context: ScreenContext) {
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 2)
    summary = top
    let isTwoLines = body.width < 110 && rest.height >= 13 && context.preferences.twoLineRows
    rowHeight = isTwoLines ? 2 : 1
    (list, sentence) = rest.splitBottom(isLow ? 1 : 4)
  }

  var visibleRows: Int { max(1, (list.height - 1) / rowHeight) }
}
