import BillingCore
import TerminalUI

/// The head of a group's tab: the tabs, and what the group has left where there is room for it.
enum GroupHeader {
  /// Draws the head and returns what is left of the body.
  static func draw(
    _ tab: GroupTab, of group: BillingGroup, into surface: inout Surface, _ context: ScreenContext
  ) -> Rect {
    let (head, rest) = context.body.splitTop(1)
    draw(tab, of: group, into: &surface, in: head, context)
    return rest.inset(left: 1, right: 1)
  }

  /// The head before the group is known.
  static func drawFrame(_ tab: GroupTab, into surface: inout Surface, _ context: ScreenContext) {
    surface.draw(GroupTab.tabs(selected: tab), in: context.body.row(0))
    surface.put("Reading …", in: context.body.row(1).inset(left: 2), .dim)
  }

  static func draw(
    _ tab: GroupTab, of group: BillingGroup, into surface: inout Surface, in row: Rect,
    _ context: ScreenContext
  ) {
    if tab != .details { context.tellID(group.id, below: &surface) }
    let tabs = GroupTab.tabs(selected: tab)
    let funds = GroupTab.funds(of: group, today: context.today, context.names)
    let needed = tabs.titles.reduce(0) { $0 + surface.width(of: $1) + 2 }
    let fits = needed + 2 + surface.width(of: funds) <= row.width
    surface.draw(tabs, in: row)
    if fits { surface.put(funds, in: row.inset(right: 1), .dim, align: .right) }
  }
}
