import BillingCore
package import BillingService

extension UsageScreen {
  package func actions(_ content: GroupUsage.Outcome, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let found = content.group
    let day = spikeDay(content)
    let spike = day.map { SpikeActions.items($0, of: found, context) } ?? []
    return spike + [
      GroupAction.addFunds.item(found, context), GroupAction.setBudget.item(found, context),
      GroupAction.spikeSettings.item(found, context),
      GroupAction.addTrigger.item(found, context), GroupAction.payInvoice.item(found, context),
      SpikeActions.statement(of: found, (day ?? range.last).month, context),
    ]
  }

  /// The day under the cursor, when it is a spike or was acknowledged as one.
  func spikeDay(_ content: GroupUsage.Outcome) -> Day? {
    guard aggregation == .daily, let bar = currentBar(content) else { return nil }
    let day = bar.days.first
    let isKnown = content.group.acknowledgements.contains { $0.day == day }
    return bar.isAlarm || isKnown ? day : nil
  }

  func acknowledge(_ content: GroupUsage.Outcome, _ context: ScreenContext) -> [ScreenAction] {
    guard let day = spikeDay(content) else { return [] }
    return [GroupAction.acknowledge.opening(group, day.text, context)]
  }
}

extension DayScreen {
  package func actions(_ content: DayReading, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let isAcknowledged = content.explained.acknowledgement != nil
    guard content.isSpike || isAcknowledged else { return [] }
    var items = [
      SpikeActions.form(.acknowledge, day, group, context, SpikeActions.title(of: day))
    ]
    if isAcknowledged {
      items.append(SpikeActions.form(.withdraw, day, group, context, nil))
    }
    return items + [GroupAction.spikeSettings.item(group, context)]
  }
}

extension GroupsScreen {
  package func actions(_ content: GroupsOverview.Outcome, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let create = [CreateGroupForm.item(context)]
    guard let group = selected(shown(content, context.names)) else { return create }
    let name = context.names.group(group.name, id: group.id)
    let spike = group.openSpikes.last.map { spike in
      SpikeActions.form(
        .acknowledge, spike.day, group.id, context,
        "\(SpikeActions.title(of: spike.day)) of \(name)")
    }
    let forms: [(GroupAction, String)] =
      group.state == .closed
      ? [(.payInvoice, "Pay an invoice of \(name)")]
      : [
        (.addFunds, "Add funds to \(name)"), (.payInvoice, "Pay an invoice of \(name)"),
        (.setBudget, "Set the budget of \(name)"), (.addTrigger, "Add a trigger to \(name)"),
        (.rename, "Rename \(name)"), (.close, "Close \(name)"),
      ]
    return (spike.map { [$0] } ?? []) + forms.map { $0.0.item(group.id, title: $0.1, context) }
      + create
  }
}

/// The entries of menus that are about a day's spike.
enum SpikeActions {
  static func title(of day: Day) -> String { "Acknowledge the spike of \(day.shortText)" }

  static func items(_ day: Day, of group: BillingGroup, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let acknowledge = form(.acknowledge, day, group.id, context, title(of: day))
    guard group.acknowledgements.contains(where: { $0.day == day }) else { return [acknowledge] }
    return [acknowledge, form(.withdraw, day, group.id, context, nil)]
  }

  static func form(
    _ action: GroupAction, _ day: Day, _ group: BillingGroupID, _ context: ScreenContext,
    _ title: String?
  ) -> ScreenMenuItem {
    ScreenMenuItem(
      title ?? action.title, action.info.permission, group: group,
      disabledReason: GroupAction.privacyReason(context)
    ) { action.opening(group, day.text, context) }
  }

  static func statement(of group: BillingGroup, _ month: Month, _ context: ScreenContext)
    -> ScreenMenuItem
  {
    let (id, name) = (group.id, group.name)
    return ScreenMenuItem(
      "Usage statement of \(month.name) \(month.year)", ReadStatement.info.permission, group: id
    ) { .push(StatementScreen(group: id, name: name, month: month)) }
  }
}
