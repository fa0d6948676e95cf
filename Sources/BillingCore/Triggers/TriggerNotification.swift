/// Where a notification stands on its way to a channel.
package enum NotificationState: Hashable, Sendable {
  case waiting(until: Timestamp)
  case delivered(at: Timestamp)
  /// Given up after too many attempts.
  case failed(at: Timestamp, reason: String)
}

/// One firing of a trigger, to be told to a channel; kept with the group until it was.
package struct TriggerNotification: Hashable, Sendable {
  /// The trigger and the period it fired for: the same firing is told once.
  package var id: String
  package var trigger: Identifier<UsageTrigger>
  package var triggerName: String
  package var channel: String
  package var period: DayRange
  package var value: Amount
  /// A currency's code, or the unit that is counted.
  package var measure: String
  package var firedAt: Timestamp
  package var attempts: Int
  package var state: NotificationState

  package init(
    id: String, trigger: Identifier<UsageTrigger>, triggerName: String, channel: String,
    period: DayRange, value: Amount, measure: String, firedAt: Timestamp, attempts: Int = 0,
    state: NotificationState
  ) {
    self.id = id
    self.trigger = trigger
    self.triggerName = triggerName
    self.channel = channel
    self.period = period
    self.value = value
    self.measure = measure
    self.firedAt = firedAt
    self.attempts = attempts
    self.state = state
  }
}

extension TriggerNotification {
  package static let attemptLimit = 8

  package func isDue(at now: Timestamp) -> Bool {
    if case .waiting(let until) = state { return until <= now }
    return false
  }

  package var isWaiting: Bool {
    if case .waiting = state { return true }
    return false
  }

  /// What becomes of it after an attempt that failed: a longer wait each time, then no more.
  package func afterFailure(_ reason: String, at now: Timestamp) -> TriggerNotification {
    var next = self
    next.attempts += 1
    if next.attempts >= Self.attemptLimit {
      next.state = .failed(at: now, reason: reason)
    } else {
      let wait = Self.wait(afterAttempt: next.attempts)
      next.state = .waiting(until: Timestamp(seconds: now.seconds + wait))
    }
    return next
  }

  package func afterDelivery(at now: Timestamp) -> TriggerNotification {
    var next = self
    next.attempts += 1
    next.state = .delivered(at: now)
    return next
  }

  /// One minute, four, sixteen … and never more than a day.
  package static func wait(afterAttempt attempt: Int) -> Int64 {
    let minutes = (1..<max(attempt, 1)).reduce(Int64(1)) { wait, _ in min(wait * 4, 1440) }
    return minutes * 60
  }
}
