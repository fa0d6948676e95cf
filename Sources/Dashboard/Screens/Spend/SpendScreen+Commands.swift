import BillingCore
import BillingService
package import TerminalUI

extension SpendScreen {
  package func availability(
    of command: AppCommand, _ content: SpendReading?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .daily, .monthly:
      return content.map { $0.period.availability(of: command) } ?? .available
    case _ where ChartPeriod.commands.contains(command): return .available
    case .left, .right, .breakdown, .stack, .clip, .table: return .available
    case .open: return content.flatMap(part) == nil ? .hidden : .available
    case .currency: return (content?.parts.count ?? 0) > 1 ? .available : .hidden
    case .spend: return category == nil ? .hidden : nil
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: SpendReading, _ context: ScreenContext
  ) -> [ScreenAction] {
    let rows = rows(content, context.names)
    let layout = SpendLayout(context)
    if list.run(command, in: rows.map(\.key), visible: layout.visibleRows) { return [] }
    switch command {
    case .left: moveCursor(by: -1, content)
    case .right: moveCursor(by: 1, content)
    case .stack: stacks.toggle()
    case .clip: clips.toggle()
    case .table: showsTable.toggle()
    case .currency: return nextCurrency(content)
    case .breakdown: return nextBreakdown()
    case .period: return [.choosePeriod(current: content.period.range)]
    case .open: return selected(rows).map { open($0, content, context) } ?? []
    default:
      var period = content.period
      period.run(command, today: context.today)
      chosen = period
      cursor = nil
      return [.reload]
    }
    return []
  }

  private mutating func moveCursor(by bars: Int, _ content: SpendReading) {
    guard let part = part(content) else { return }
    let target = cursorIndex(part) + bars
    if part.slots.indices.contains(target) { cursor = part.slots[target].days.first }
  }

  private mutating func nextCurrency(_ content: SpendReading) -> [ScreenAction] {
    let all = content.parts.map(\.currency)
    guard let now = part(content)?.currency, let index = all.firstIndex(of: now) else { return [] }
    let next = all[(index + 1) % all.count]
    currency = next
    list = ListState()
    return [.say(Notice("Now in \(next.code)."))]
  }

  private mutating func nextBreakdown() -> [ScreenAction] {
    switch breakdown {
    case .group: breakdown = category == nil ? .category : .account
    case .category: breakdown = .account
    default: breakdown = .group
    }
    list = ListState()
    return [.reload]
  }

  /// A group leads to its usage, an account to its group's, a category to who uses it.
  private func open(
    _ row: SpendReading.Row, _ content: SpendReading, _ context: ScreenContext
  ) -> [ScreenAction] {
    if let group = row.key.group { return [.push(usage(group, row.title, content))] }
    if let category = row.key.category {
      var screen = SpendScreen(range: nil, category: category)
      screen.chosen = content.period
      screen.currency = part(content)?.currency
      return [.push(screen)]
    }
    guard let account = row.key.account ?? nil, let home = content.homes[account] else {
      return [.say(Notice("What has no account belongs to several groups: b shows them."))]
    }
    let name = content.groupNames[home] ?? ""
    return [.push(usage(home, name, content, UsageAccount(id: account, name: row.title)))]
  }

  private func usage(
    _ group: BillingGroupID, _ name: String, _ content: SpendReading,
    _ account: UsageAccount? = nil
  ) -> UsageScreen {
    var screen = UsageScreen(
      group: group, name: name, range: content.period.range, category: category, account: account)
    screen.period = content.period
    screen.cursor = cursor
    return screen
  }
}
