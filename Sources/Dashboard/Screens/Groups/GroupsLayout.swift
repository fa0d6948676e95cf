import TerminalUI

/// Where the parts of the home screen stand; the list has what is left.
struct GroupsLayout {
  let summary: Rect
  let list: Rect
  let sentence: Rect
  /// Two lines a group where somebody wants them and there is room for some.
  let rowHeight: Int

  init(_ context: ScreenContext) {
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 3)
    summary = top
    (list, sentence) = rest.splitBottom(isLow ? 0 : 3)
    rowHeight = context.preferences.twoLineRows && list.height >= 9 ? 2 : 1
  }
}
