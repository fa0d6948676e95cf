import TerminalUI

/// Where the parts of the usage screen stand: side by side where it is wide, stacked where not.
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
    tabs = body.row(0).inset(left: 1, right: 1)
    summary = body.row(1).inset(left: 1, right: 1)
    chips = hasChips ? body.row(2).inset(left: 1, right: 1) : body.row(2).splitTop(0).top
    let rest = body.inset(left: 1, top: hasChips ? 3 : 2, right: 1)
    if body.width >= 120 {
      let share = body.width >= 200 ? body.width * 45 / 100 : body.width * 55 / 100
      let (left, right) = rest.splitLeft(share, gap: 2)
      (chart, caption) = left.splitBottom(3)
      if body.width >= 200 {
        let (first, other) = right.splitLeft(right.width / 2 - 1, gap: 2)
        list = first
        second = other
      } else {
        list = right
        second = nil
      }
    } else {
      let (top, bottom) = rest.splitTop(max(6, rest.height * 6 / 10))
      (chart, caption) = top.splitBottom(rest.height >= 14 ? 2 : 1)
      list = bottom
      second = nil
    }
  }
}
