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

  /// `rows` is how many the breakdown and the other one have: what is left goes to the chart.
  init(_ body: Rect, hasChips: Bool = false, rows: (first: Int, second: Int) = (0, 0)) {
    tabs = body.row(0)
    summary = body.row(1).inset(left: 1, right: 1)
    chips = hasChips ? body.row(2).inset(left: 1, right: 1) : body.row(2).splitTop(0).top
    let rest = body.inset(left: 1, top: hasChips ? 3 : 2, right: 1)
    let isBeside = rest.width >= 118 && rest.height < 24 || rest.width >= 170
    (chart, caption, list, second) =
      isBeside ? Self.beside(rest, rows) : Self.below(rest, rows)
  }

  private static func beside(_ area: Rect, _ rows: (first: Int, second: Int))
    -> (Rect, Rect, Rect, Rect?)
  {
    let share = area.width >= 170 ? area.width / 2 : area.width * 55 / 100
    let (left, right) = area.splitLeft(share, gap: 2)
    let (chart, caption) = left.splitBottom(3)
    let (first, second) = lists(right, rows)
    return (chart, caption, first, second)
  }

  /// On high screens the chart has what the lists leave free; on usual ones its height is fixed,
  /// so that another grain costs little on the wire.
  private static func below(_ area: Rect, _ rows: (first: Int, second: Int))
    -> (Rect, Rect, Rect, Rect?)
  {
    let share = area.height * 6 / 10
    let free = area.height > 36 ? area.height - rows.first - rows.second - 4 : 0
    let high = max(min(15, max(6, share)), min(share, free))
    let (top, bottom) = area.splitTop(high)
    let (chart, caption) = top.splitBottom(area.height >= 14 ? 2 : 1)
    let (first, second) = lists(bottom.inset(top: bottom.height > 8 ? 1 : 0), rows)
    return (chart, caption, first, second)
  }

  /// Both breakdowns under each other, where their columns have room; the first has what it needs
  /// as long as the other keeps three rows.
  private static func lists(_ area: Rect, _ rows: (first: Int, second: Int)) -> (Rect, Rect?) {
    guard area.width >= 76, area.height >= 9 else { return (area, nil) }
    let below = min(max(3, area.height / 3), rows.second) + 1
    let (first, rest) = area.splitTop(min(rows.first + 1, area.height - below - 1))
    return (first, rest.inset(top: 1))
  }
}
