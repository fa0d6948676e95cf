import BillingCore
package import BillingService
package import TerminalUI

extension InsightsScreen {
  package func availability(
    of command: AppCommand, _ content: InsightsReport.Outcome?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .nextPane, .previousPane, .earlier, .today: return .available
    case .later:
      let isLast = (month ?? context.today.month) >= context.today.month
      return isLast ? .disabled("this is the running month") : .available
    case .left, .right: return pane == .heat ? .available : .hidden
    case .sort: return pane == .movers ? .available : .hidden
    case .open: return content?.maps.isEmpty == false ? .available : .hidden
    case .currency: return (content?.maps.count ?? 0) > 1 ? .available : .hidden
    case .insights: return .hidden
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: InsightsReport.Outcome, _ context: ScreenContext
  ) -> [ScreenAction] {
    let part = InsightsPart(content, self, context.names)
    if move(command, part, context) { return [] }
    switch command {
    case .left: column = max(0, column - 1)
    case .right: column = min(max(0, (part.map?.categories.count ?? 0) - 1), column + 1)
    case .nextPane: pane = next(1)
    case .previousPane: pane = next(-1)
    case .sort: return sortNext()
    case .currency: return nextCurrency(part)
    case .earlier: return turn(to: (month ?? context.today.month) - 1, context)
    case .later: return turn(to: (month ?? context.today.month) + 1, context)
    case .today: return turn(to: context.today.month, context)
    case .open: return open(part, content)
    default: break
    }
    return []
  }

  private mutating func move(
    _ command: AppCommand, _ part: InsightsPart, _ context: ScreenContext
  ) -> Bool {
    let layout = InsightsLayout(context, pane, rows: part.heatRows.count)
    let visible = layout.visible(pane)
    return switch pane {
    case .heat: groups.run(command, in: part.heatRows.map(\.group), visible: visible)
    case .movers: movers.run(command, in: part.movers.map(\.place), visible: visible)
    case .forecast: forecasts.run(command, in: part.forecasts.map(\.group), visible: visible)
    case .changes: changes.run(command, in: part.changes.map(\.place), visible: visible)
    }
  }

  private func next(_ step: Int) -> Pane {
    let all = Pane.allCases
    return all[(pane.rawValue + step + all.count) % all.count]
  }

  private mutating func sortNext() -> [ScreenAction] {
    order = order.next
    return [.say(.ordered(by: order.rawValue))]
  }

  private mutating func nextCurrency(_ part: InsightsPart) -> [ScreenAction] {
    guard let now = part.currency, let index = part.currencies.firstIndex(of: now) else {
      return []
    }
    let next = part.currencies[(index + 1) % part.currencies.count]
    currency = next
    column = 0
    return [.say(Notice("Now in \(next.code)."))]
  }

  private mutating func turn(to other: Month, _ context: ScreenContext) -> [ScreenAction] {
    guard other.year >= 1970, other <= context.today.month else { return [] }
    month = other == context.today.month ? nil : other
    return [.reload]
  }

  private func open(_ part: InsightsPart, _ content: InsightsReport.Outcome) -> [ScreenAction] {
    switch pane {
    case .heat:
      guard let id = groups.current(in: part.heatRows.map(\.group)), let map = part.map,
        let row = map.rows.first(where: { $0.group == id })
      else { return [] }
      let isCategory = map.categories.indices.contains(column)
      return [usage(id, row.groupName, isCategory ? map.categories[column] : nil, content)]
    case .movers:
      let found = movers.index(in: part.movers.map(\.place)).map { part.movers[$0] }
      return found.map { [usage($0.place.group, $0.groupName, $0.place.category, content)] } ?? []
    case .forecast:
      let found = forecasts.index(in: part.forecasts.map(\.group)).map { part.forecasts[$0] }
      return found.map { [usage($0.group, $0.groupName, nil, content)] } ?? []
    case .changes:
      let found = changes.index(in: part.changes.map(\.place)).map { part.changes[$0] }
      return found.map { [usage($0.place.group, $0.groupName, $0.place.category, content)] } ?? []
    }
  }

  private func usage(
    _ group: BillingGroupID, _ name: String, _ category: String?,
    _ content: InsightsReport.Outcome
  ) -> ScreenAction {
    .push(
      UsageScreen(
        group: group, name: name, range: content.range.first.month.days, category: category))
  }
}
