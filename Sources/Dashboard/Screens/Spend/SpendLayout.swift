import TerminalUI

/// Where the parts of the spend screen stand: the figure, the chart, its caption, the breakdown.
struct SpendLayout {
  let summary: Rect
  let chart: Rect
  let caption: Rect
  let list: Rect

  init(_ context: ScreenContext) {
    let body = context.body.inset(left: 1, right: 1)
    let (top, rest) = body.splitTop(body.height >= 12 ? 2 : 1)
    summary = top
    let high = min(26, max(5, rest.height * 55 / 100))
    let (above, below) = rest.splitTop(high)
    (chart, caption) = above.splitBottom(1)
    list = below.inset(top: below.height > 8 ? 1 : 0)
  }

  var visibleRows: Int { max(1, list.height - 1) }
}
