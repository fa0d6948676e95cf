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
    return [.reload]
  }
}
