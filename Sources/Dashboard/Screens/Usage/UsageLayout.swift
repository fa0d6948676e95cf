import TerminalUI

/// Where the parts of the usage screen stand: the chart above its two breakdowns, or beside them
/// where the screen is wide and low.
struct UsageLayout {
  let tabs: Rect
  let summary: Rect
  let chips: Rect
  let chart: Rect
  let caption: Rect
  let list: Rect
  /// The other breakdown, where there is room for both.
  let second: Rect?

  init(_ body: Rect, hasChips: Bool = false) {
    tabs = body.row(0)
    summary = body.row(1).inset(left: 1, right: 1)
    chips = hasChips ? body.row(2).inset(left: 1, right: 1) : body.row(2).splitTop(0).top
    let rest = body.inset(left: 1, top: hasChips ? 3 : 2, right: 1)
    let isBeside = rest.width >= 118 && rest.height < 24 || rest.width >= 170
    (chart, caption, list, second) = isBeside ? Self.beside(rest) : Self.below(rest)
  }

  private static func beside(_ area: Rect) -> (Rect, Rect, Rect, Rect?) {
    let share = area.width >= 170 ? area.width / 2 : area.width * 55 / 100
    let (left, right) = area.splitLeft(share, gap: 2)
    let (chart, caption) = left.splitBottom(3)
    guard right.height >= 20 else { return (chart, caption, right, nil) }
    let (first, other) = right.splitTop(right.height / 2)
    return (chart, caption, first, other)
  }

  private static func below(_ area: Rect) -> (Rect, Rect, Rect, Rect?) {
    let high = min(17, max(6, area.height * 6 / 10))
    let (top, bottom) = area.splitTop(high)
    let (chart, caption) = top.splitBottom(area.height >= 14 ? 2 : 1)
    let lists = bottom.inset(top: bottom.height > 8 ? 1 : 0)
    guard area.width >= 110 else { return (chart, caption, lists, nil) }
    let (left, right) = lists.splitLeft(area.width / 2 - 1, gap: 2)
    return (chart, caption, left, right)
  }
}
