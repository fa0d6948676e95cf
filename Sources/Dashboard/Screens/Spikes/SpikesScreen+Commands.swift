import BillingCore
import BillingService
package import TerminalUI

extension SpikesScreen {
  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .open, .copy: return content?.spikes.isEmpty == false ? .available : .hidden
    case .sort, .earlier, .later, .today, .period, .wider, .narrower: return .available
    case .nextSpike, .previousSpike:
      let isOpen = content?.spikes.contains { $0.acknowledgement == nil } == true
      return isOpen ? .available : .disabled("there is no open spike")
    case .acknowledge: return acknowledgeAvailability(content, context)
    case .spikes: return .hidden
    default: return nil
    }
  }

  private func acknowledgeAvailability(_ content: Content?, _ context: ScreenContext)
    -> Availability
  {
    let permission = AcknowledgeSpike.info.permission
    guard let content, let spike = selected(shown(content, context.names)),
      context.access.allows(permission, in: spike.group)
    else { return context.access.allowsSomewhere(permission) ? .disabled(Self.notHere) : .hidden }
    return GroupAction.privacyReason(context).map(Availability.disabled) ?? .available
  }

  private static let notHere = "there is no spike here that you may acknowledge"

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let spikes = shown(content, context.names)
    let ids = spikes.map(\.inboxID)
    let layout = SpikesLayout(context, count: spikes.count)
    if list.run(command, in: ids, visible: layout.visibleRows) { return [] }
    switch command {
    case .sort: return sortNext()
    case .earlier, .later, .today, .wider, .narrower: return changePeriod(command, context)
    case .period: return [.choosePeriod(current: content.range)]
    case .nextSpike, .previousSpike: selectOpen(command, spikes, layout.visibleRows)
    case .acknowledge: return selected(spikes).map { [acknowledging($0, context)] } ?? []
    case .copy:
      guard let spike = selected(spikes) else { return [] }
      return [.copy(sentence(spike, context.names), what: "the sentence")]
    case .open: return selected(spikes).map { [.push(day(of: $0))] } ?? []
    default: break
    }
    return []
  }

  private mutating func sortNext() -> [ScreenAction] {
    order = order.next
    return [.say(.ordered(by: order.rawValue))]
  }

  private mutating func changePeriod(_ command: AppCommand, _ context: ScreenContext)
    -> [ScreenAction]
  {
    var period = ChartPeriod(range ?? context.today.month.days)
    period.run(command, today: context.today)
    range = period.range
    return [.reload]
  }

  private mutating func selectOpen(_ command: AppCommand, _ spikes: [Spike], _ rows: Int) {
    let at = list.index(in: spikes.map(\.inboxID)) ?? 0
    let open = spikes.indices.filter { spikes[$0].acknowledgement == nil }
    let target = command == .nextSpike ? open.first { $0 > at } : open.last { $0 < at }
    if let target { list.select(target, in: spikes.map(\.inboxID), visible: rows) }
  }

  private func acknowledging(_ spike: Spike, _ context: ScreenContext) -> ScreenAction {
    GroupAction.acknowledge.opening(spike.group, spike.day.text, context)
  }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    guard let spike = selected(shown(content, context.names)) else { return [] }
    let name = "\(spike.day.weekdayText), \(context.names.group(spike.groupName, id: spike.group))"
    let isOpen = spike.acknowledgement == nil
    return [
      item(
        .acknowledge, isOpen ? "Acknowledge \(name)" : "Change what was said of \(name)", spike,
        context),
      item(
        .withdraw, "Open \(name) again", spike, context,
        reason: isOpen ? "it was not acknowledged" : nil),
      item(.spikeSettings, "Set spike thresholds of this group", spike, context),
    ]
  }

  private func item(
    _ action: GroupAction, _ title: String, _ spike: Spike, _ context: ScreenContext,
    reason: String? = nil
  ) -> ScreenMenuItem {
    ScreenMenuItem(
      title, action.info.permission, group: spike.group,
      disabledReason: GroupAction.privacyReason(context) ?? reason
    ) { action.opening(spike.group, spike.day.text, context) }
  }
}
