import BillingCore
package import BillingService
package import TerminalUI

extension UsageScreen {
  package func availability(
    of command: AppCommand, _ content: GroupUsage.Outcome?, _ context: ScreenContext
  ) -> Availability? {
    guard let content else { return nil }
    switch command {
    case .up, .down, .left, .right, .top, .bottom, .pageUp, .pageDown: return .available
    case .open, .nextPane, .previousPane, .earlier, .later, .wider, .narrower, .today, .period:
      return .available
    case .daily, .monthly: return period.availability(of: command)
    case .breakdown, .stack, .overlay, .clip, .table, .copy: return .available
    case .focusFilter:
      return parts(content).isEmpty ? .disabled("there is nothing below") : .available
    case .nextSpike, .previousSpike: return spikeAvailability(content)
    case .acknowledge: return acknowledgeAvailability(content, context)
    case .tab1, .tab2, .tab3, .tab4, .tab5, .tab6, .tab7: return .available
    case .reveal: return .available
    default: return nil
    }
  }

  private func spikeAvailability(_ content: Outcome) -> Availability {
    if aggregation == .monthly { return .hidden }
    let hasSpikes = content.bars.contains { $0.isAlarm }
    return hasSpikes ? .available : .disabled("there is no spike in these days")
  }

  private func acknowledgeAvailability(_ content: Outcome, _ context: ScreenContext) -> Availability
  {
    guard context.access.allows(.administerBilling, in: group) else { return .hidden }
    guard spikeDay(content) != nil else { return .disabled("this day is not a spike") }
    return GroupAction.privacyReason(context).map(Availability.disabled) ?? .available
  }

  package mutating func run(
    _ command: AppCommand, _ content: GroupUsage.Outcome, _ context: ScreenContext
  ) -> [ScreenAction] {
    switch command {
    case .left, .right, .top, .bottom, .nextSpike, .previousSpike:
      moveCursor(command, content)
    case .up, .down, .pageUp, .pageDown: moveList(command, content, context)
    case .nextPane, .previousPane: pane = pane == .chart ? .list : .chart
    case .breakdown:
      breakdown = breakdown == .category ? .account : .category
      list = ListState()
    case .overlay: showsOverlay.toggle()
    case .clip: clips.toggle()
    case .stack: toggleStack(content)
    case .table: showsTable.toggle()
    case .daily, .monthly, .earlier, .later, .wider, .narrower, .today:
      return changePeriod(command, context)
    case .period: return [.choosePeriod(current: range)]
    case .open: return open(content, context)
    case .focusFilter: return narrow(content)
    case .copy: return copy(content, context)
    case .reveal: return [.toggleReveal]
    case .acknowledge: return acknowledge(content, context)
    default: return GroupTab.action(for: command, group: group, name: groupName, context)
    }
    return []
  }

  private mutating func moveCursor(_ command: AppCommand, _ content: Outcome) {
    let at = cursorIndex(content)
    let bars = content.bars
    let target: Int? =
      switch command {
      case .left: at - 1
      case .right: at + 1
      case .top: 0
      case .bottom: bars.count - 1
      case .nextSpike: bars.indices.first { $0 > at && bars[$0].isAlarm }
      default: bars.indices.last { $0 < at && bars[$0].isAlarm }
      }
    guard let target, bars.indices.contains(target) else { return }
    cursor = bars[target].days.first
  }

  private mutating func moveList(
    _ command: AppCommand, _ content: Outcome, _ context: ScreenContext
  ) {
    let ids = parts(content).map(Self.id)
    let rows = max(1, layout(content, context).list.height - 1)
    _ = list.run(command, in: ids, visible: rows)
  }

  /// The category or account under the cursor, when there is one.
  private func selectedPart(_ content: Outcome) -> GroupUsage.Part? {
    let parts = parts(content)
    return list.index(in: parts.map(Self.id)).map { parts[$0] }
  }

  /// A day opens its explanation; a row of the list opens its own chart.
  private func open(_ content: Outcome, _ context: ScreenContext) -> [ScreenAction] {
    if pane == .list { return narrow(content) }
    guard let bar = currentBar(content) else { return [] }
    if aggregation == .daily { return openDay(bar.days.first, content) }
    var screen = self
    screen.range = bar.days.first.month.days
    screen.aggregation = .daily
    screen.cursor = nil
    return [.push(screen)]
  }

  private func openDay(_ day: Day, _ content: Outcome) -> [ScreenAction] {
    [
      .push(
        DayScreen(group: group, name: groupName, day: day, category: category, account: account))
    ]
  }

  private func narrow(_ content: Outcome) -> [ScreenAction] {
    guard let part = selectedPart(content) else { return [] }
    var screen = self
    screen.list = ListState()
    screen.pane = .chart
    if let category = part.key.category {
      screen.category = category
      screen.categoryTitle = content.titles[category]
      screen.breakdown = .account
    } else {
      screen.account = usageAccount(part, content)
      screen.breakdown = .category
    }
    return [.push(screen)]
  }

  private func copy(_ content: Outcome, _ context: ScreenContext) -> [ScreenAction] {
    if context.revealsID, !context.names.isPrivate {
      return [.copy(group.revealed, what: "the group's id")]
    }
    return [.copy(caption(content, context).text, what: "the line below the chart")]
  }
}
