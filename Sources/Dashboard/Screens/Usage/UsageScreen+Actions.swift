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
