/// Measures a group's usage for triggers: by usage, count or price, whole periods of UTC.
package struct TriggerEvaluator: Sendable {
  let usage: any UsageSource
  let group: BillingGroupID
  let currency: Currency

  package init(_ usage: any UsageSource, group: BillingGroup) {
    self.usage = usage
    self.group = group.id
    currency = group.currency
  }

  /// What the trigger measures over the days, all of them together.
  package func value(of trigger: UsageTrigger, in days: DayRange) -> Amount {
    if trigger.basis == .count { return count(trigger, in: days) }
    let aggregation: Aggregation = days.count == 1 ? .daily : .monthly
    let table = usage.table(question(trigger, days, aggregation, by: [.unit]))
    return table.rows.reduce(.zero) { $0 + part(of: $1, for: trigger) }
  }

  /// The same for each day that has any.
  package func dailyValues(of trigger: UsageTrigger, in days: DayRange) -> [Day: Amount] {
    if trigger.basis == .count { return dailyCounts(trigger, in: days) }
    var values: [Day: Amount] = [:]
    for row in usage.table(question(trigger, days, .daily, by: [.day, .unit])).rows {
      guard let day = row.key.days?.first else { continue }
      values[day, default: .zero] += part(of: row, for: trigger)
    }
    return values
  }

  /// The units that what the trigger watches is counted in.
  package func units(category: String?, account: AccountID?, in days: DayRange) -> [String] {
    let filter = UsageFilter(
      groups: [group], accounts: account.map { [$0] }, categories: category.map { [$0] })
    let question = UsageQuestion(
      range: days, aggregation: .monthly, by: [.unit], filter: filter)
    return Set(usage.table(question).rows.flatMap { $0.usage.map(\.unit) }).sorted()
  }

  package var coverage: UsageCoverage? { usage.coverage(of: group) }

  private func part(of row: UsageRow, for trigger: UsageTrigger) -> Amount {
    if trigger.basis == .price { return row.price.currency == currency ? row.price.amount : .zero }
    return row.usage.filter { $0.unit == trigger.unit }.reduce(.zero) { $0 + $1.amount }
  }

  private func count(_ trigger: UsageTrigger, in days: DayRange) -> Amount {
    let question = question(trigger, days, .daily, by: [])
    return Amount(units: usage.sourceRecords(question, skipping: 0, limit: 1).total)
  }

  private func dailyCounts(_ trigger: UsageTrigger, in days: DayRange) -> [Day: Amount] {
    var counts: [Day: Amount] = [:]
    for day in days.days {
      let value = count(trigger, in: DayRange(day))
      if !value.isZero { counts[day] = value }
    }
    return counts
  }

  private func question(
    _ trigger: UsageTrigger, _ days: DayRange, _ aggregation: Aggregation, by: [UsageDimension]
  ) -> UsageQuestion {
    let filter = UsageFilter(
      groups: [group], accounts: trigger.account.map { [$0] },
      categories: trigger.category.map { [$0] })
    return UsageQuestion(range: days, aggregation: aggregation, by: by, filter: filter)
  }
}
