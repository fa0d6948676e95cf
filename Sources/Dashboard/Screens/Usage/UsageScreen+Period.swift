package import BillingCore

extension UsageScreen {
  package var range: DayRange {
    get { period.range }
    set { period.range = newValue }
  }

  package var aggregation: Aggregation {
    get { period.aggregation }
    set { period.aggregation = newValue }
  }

  package mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext)
    -> [ScreenAction]
  {
    period.choose(choice, today: context.today)
    cursor = nil
    return [.reload]
  }

  mutating func changePeriod(_ command: AppCommand, _ context: ScreenContext) -> [ScreenAction] {
    period.run(command, today: context.today)
    cursor = nil
    guard let span = ChartSpan(period, today: context.today), span != context.preferences.span
    else { return [.reload] }
    var preferences = context.preferences
    preferences.span = span
    return [.prefer(preferences), .reload]
  }

  /// All of a group, as charts were looked at last.
  init(group: BillingGroupID, name: String, _ context: ScreenContext) {
    self.init(group: group, name: name, range: context.today.month.days)
    period = context.preferences.span.period(today: context.today)
  }
}
