import BillingCore
import BillingService
package import TerminalUI

extension GroupsScreen {
  package func availability(
    of command: AppCommand, _ content: GroupsContent?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom, .sort, .listMode: return .available
    case .open: return content?.groups.isEmpty == true ? .hidden : .available
    case .reveal, .copy: return content?.groups.isEmpty == false ? .available : .hidden
    case .nextSpike, .previousSpike:
      return content?.openSpikes ?? 0 > 0 ? .available : .disabled("there is no open spike")
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: GroupsContent, _ context: ScreenContext
  ) -> [ScreenAction] {
    let groups = shown(content, context.names)
    let ids = groups.map(\.id)
    let rows = visibleRows(content, context)
    if list.run(command, in: ids, visible: rows) { return [] }
    switch command {
    case .sort: return sortNext(context)
    case .listMode: return [.toggleRows]
    case .reveal: return [.toggleReveal]
    case .copy: return copy(selected(groups), context)
    case .nextSpike, .previousSpike: selectSpike(command, groups, rows)
    case .open: return selected(groups).map { open($0, context) } ?? []
    default: break
    }
    return []
  }

  func selected(_ groups: [GroupOverview]) -> GroupOverview? {
    list.index(in: groups.map(\.id)).map { groups[$0] }
  }

  private mutating func sortNext(_ context: ScreenContext) -> [ScreenAction] {
    order = order.next
    var preferences = context.preferences
    preferences.order = order
    return [.prefer(preferences), .say(.ordered(by: order.rawValue))]
  }

  private func copy(_ group: GroupOverview?, _ context: ScreenContext) -> [ScreenAction] {
    guard let group else { return [] }
    let names = context.names
    if context.revealsID, !names.isPrivate {
      return [.copy(group.id.revealed, what: "the group's id")]
    }
    return [.copy(names.group(group.name, id: group.id), what: "the group's name")]
  }

  private mutating func selectSpike(
    _ command: AppCommand, _ groups: [GroupOverview], _ rows: Int
  ) {
    let at = list.index(in: groups.map(\.id)) ?? 0
    let spiky = groups.indices.filter { !groups[$0].openSpikes.isEmpty }
    let target =
      command == .nextSpike ? spiky.first { $0 > at } : spiky.last { $0 < at }
    if let target { list.select(target, in: groups.map(\.id), visible: rows) }
  }

  /// A group with an open spike opens on it: the reason is one key away.
  private func open(_ group: GroupOverview, _ context: ScreenContext) -> [ScreenAction] {
    let isCalm = group.openSpikes.isEmpty
    return [
      .push(
        isCalm
          ? UsageScreen(group: group.id, name: group.name, context) : month(of: group, context))
    ]
  }

  func month(of group: GroupOverview, _ context: ScreenContext) -> UsageScreen {
    var screen = UsageScreen(group: group.id, name: group.name, range: context.today.month.days)
    screen.cursor = group.openSpikes.last?.day
    return screen
  }

  func visibleRows(_ content: GroupsContent, _ context: ScreenContext) -> Int {
    let layout = GroupsLayout(context, content, count: shown(content, context.names).count)
    return Table<BillingGroupID>.visibleRows(in: layout.list, rowHeight: layout.rowHeight)
  }
}
