import BillingCore
import TerminalUI

/// What the tabs of a group share that are lists: movement, digits, the id, the position.
protocol GroupListTab: Screen {
  associatedtype RowID: Hashable & Sendable
  static var tab: GroupTab { get }
  var group: BillingGroupID { get }
  var groupName: String { get }
  var list: ListState<RowID> { get set }
  func rowIDs(_ content: Content, _ context: ScreenContext) -> [RowID]
  /// Where the rows stand; with the line of column titles.
  func listArea(_ content: Content, _ context: ScreenContext) -> Rect
}

extension GroupListTab {
  func crumb(_ names: DisplayNames) -> String { names.group(groupName, id: group) }

  func drawFrame(into surface: inout Surface, _ context: ScreenContext) {
    GroupHeader.drawFrame(Self.tab, into: &surface, context)
  }

  func commonAvailability(of command: AppCommand) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom: .available
    case .tab1, .tab2, .tab3, .tab4, .tab5, .tab6, .tab7, .reveal: .available
    default: nil
    }
  }

  mutating func runCommon(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    if command == .reveal { return [.toggleReveal] }
    let visible = max(1, listArea(content, context).height - 1)
    if list.run(command, in: rowIDs(content, context), visible: visible) { return [] }
    return GroupTab.action(for: command, group: group, name: groupName, context)
  }

  func position(_ content: Content, _ context: ScreenContext) -> String {
    let ids = rowIDs(content, context)
    return list.index(in: ids).map { "\($0 + 1)/\(ids.count)" } ?? "0/0"
  }

  func selected(_ content: Content, _ context: ScreenContext) -> RowID? {
    list.current(in: rowIDs(content, context))
  }
}
