/// A time at which a trigger would have fired.
package struct TriggerHit: Hashable, Sendable {
  /// The first day on which the value reached the limit.
  package let day: Day
  package let period: DayRange
  package let value: Amount
  package let limit: Amount
}

extension TriggerEvaluator {
  /// How many days back a daily trigger still fires, for data that comes late.
  package static let daysBack = 31

  /// Firings that are due and have not happened, oldest first.
  package func dueFirings(of trigger: UsageTrigger, today: Day, now: Timestamp) -> [TriggerFiring] {
    guard let range = watchedDays(trigger, today: today) else { return [] }
    let open = trigger.recurrence.periods(in: range).filter { !trigger.hasFired(in: $0) }
    guard !open.isEmpty else { return [] }
    let daily = trigger.recurrence == .daily ? dailyValues(of: trigger, in: range) : [:]
    return open.compactMap { period in
      let value =
        trigger.recurrence == .daily
        ? daily[period.first] ?? .zero : value(of: trigger, in: period)
      guard value >= trigger.limit(in: period) else { return nil }
      return TriggerFiring(period: period, value: value, at: now)
    }
  }

  private func watchedDays(_ trigger: UsageTrigger, today: Day) -> DayRange? {
    guard let coverage else { return nil }
    let last = min(coverage.last, today)
    let earliest: Day =
      switch trigger.recurrence {
      case .once: coverage.first
      case .daily: max(trigger.createdOn, last - (Self.daysBack - 1))
      case .monthly: max(trigger.createdOn.month, last.month - 1).first
      case .yearly: max(trigger.createdOn, last - 366)
      }
    return earliest <= last ? DayRange(first: earliest, last: last) : nil
  }

  /// When it would have fired on these days, as if it had always been there.
  package func backtest(_ trigger: UsageTrigger, over range: DayRange) -> [TriggerHit] {
    let values = dailyValues(of: trigger, in: range)
    return trigger.recurrence.periods(in: range).compactMap { period in
      guard let days = period.clipped(to: range) else { return nil }
      return hit(trigger, period, days, values)
    }
  }

  private func hit(
    _ trigger: UsageTrigger, _ period: DayRange, _ days: DayRange, _ values: [Day: Amount]
  ) -> TriggerHit? {
    let limit: Amount =
      switch trigger.threshold {
      case .absolute(let amount), .relative(let amount): amount
      }
    var sum = Amount.zero
    for day in days.days {
      sum += values[day] ?? .zero
      if sum >= limit { return TriggerHit(day: day, period: period, value: sum, limit: limit) }
    }
    guard days.count > 1 else { return nil }
    // Records of several days are in no single day's value, but in the period's.
    let whole = value(of: trigger, in: days)
    guard whole >= limit else { return nil }
    return TriggerHit(day: days.last, period: period, value: whole, limit: limit)
  }
}

extension UsageTrigger {
  /// What a firing puts into the queue for its channel.
  package func notification(of firing: TriggerFiring, in currency: Currency)
    -> TriggerNotification
  {
    TriggerNotification(
      id: "\(id.text)-\(firing.period.first.text)", trigger: id, triggerName: name,
      channel: channel, period: firing.period, value: firing.value,
      measure: measure(in: currency), firedAt: firing.at, state: .waiting(until: firing.at))
  }
}
