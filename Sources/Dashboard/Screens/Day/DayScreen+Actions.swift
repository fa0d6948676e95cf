import BillingService

extension DayScreen {
  package func actions(_ content: DayReading, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let isAcknowledged = content.explained.acknowledgement != nil
    guard content.isSpike || isAcknowledged else { return [] }
    var items = [
      SpikeActions.form(
        .acknowledge, day, group, context,
        SpikeActions.title(of: day, isDone: isAcknowledged))
    ]
    if isAcknowledged {
      items.append(SpikeActions.form(.withdraw, day, group, context, nil))
    }
    return items + [GroupAction.spikeSettings.item(group, context)]
  }
}
