import TerminalUI

/// Where the parts of the page stand: all four where there is room, else one at a time.
struct InsightsLayout {
  let summary: Rect
  let tabs: Rect
  private let panes: [InsightsScreen.Pane: Rect]
  /// Only the pane with the keys is seen.
  let isSingle: Bool

  init(_ context: ScreenContext, _ pane: InsightsScreen.Pane, rows: Int) {
    let body = context.body.inset(left: 1, right: 1)
    summary = body.splitTop(body.height >= 12 ? 2 : 1).top
    let rest = body.inset(top: summary.height)
    isSingle = rest.width < 100 || rest.height < 24
    if isSingle {
      tabs = rest.row(0)
      panes = [pane: rest.inset(top: 1)]
      return
    }
    tabs = rest.row(0).splitTop(0).top
    let (top, bottom) = rest.splitTop(min(rows + 5, max(10, rest.height / 2)))
    let (left, right) = bottom.inset(top: 1).splitLeft(bottom.width * 6 / 10, gap: 1)
    let (upper, lower) = right.splitTop(right.height * 6 / 10)
    panes = [.heat: top, .movers: left, .forecast: upper, .changes: lower]
  }

  func area(_ pane: InsightsScreen.Pane) -> Rect? { panes[pane] }

  /// How many rows a list of this pane shows; the heat map has lines of titles and a total.
  func visible(_ pane: InsightsScreen.Pane) -> Int {
    guard let area = panes[pane] else { return 1 }
    let titles = pane == .heat ? HeatGrid.titleLines(in: area) + 1 : isSingle ? 1 : 2
    return max(1, (area.height - titles) / (pane == .changes ? changeHeight : 1))
  }

  /// A product's group stands below it where there is no room beside it.
  var changeHeight: Int { (panes[.changes]?.width ?? 0) < 70 ? 2 : 1 }
}
