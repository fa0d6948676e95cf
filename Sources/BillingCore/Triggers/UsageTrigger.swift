/// What a trigger watches.
package enum TriggerBasis: String, CaseIterable, Sendable {
  case usage, count, price
}

/// How often a trigger may fire.
package enum TriggerRecurrence: String, CaseIterable, Sendable {
  case once, daily, monthly, yearly
}

/// The value at which it fires: as it stands, or so much above where it stood when it was made.
package enum TriggerThreshold: Hashable, Sendable {
  case absolute(Amount)
  case relative(Amount)
}

/// One time a trigger fired.
package struct TriggerFiring: Hashable, Sendable {
  package var period: DayRange
  package var value: Amount
  package var at: Timestamp

  package init(period: DayRange, value: Amount, at: Timestamp) {
    self.period = period
    self.value = value
    self.at = at
  }
}

/// Tells a channel when a group's usage passes a threshold; once a period.
package struct UsageTrigger: Hashable, Sendable {
  package var id: Identifier<UsageTrigger>
  package var name: String
  package var basis: TriggerBasis
  package var category: String?
  package var account: AccountID?
  /// The unit that `usage` is counted in.
  package var unit: String?
  package var threshold: TriggerThreshold
  /// Where it stood when a relative trigger was made.
  package var base: Amount
  package var recurrence: TriggerRecurrence
  /// A channel of the configuration; never a command or an address.
  package var channel: String
  package var createdOn: Day
  package var createdBy: String
  package var firings: [TriggerFiring]

  package init(
    id: Identifier<UsageTrigger>, name: String, basis: TriggerBasis, category: String? = nil,
    account: AccountID? = nil, unit: String? = nil, threshold: TriggerThreshold,
    base: Amount = .zero, recurrence: TriggerRecurrence, channel: String, createdOn: Day,
    createdBy: String, firings: [TriggerFiring] = []
  ) {
    self.id = id
    self.name = name
    self.basis = basis
    self.category = category
    self.account = account
    self.unit = unit
    self.threshold = threshold
    self.base = base
    self.recurrence = recurrence
    self.channel = channel
    self.createdOn = createdOn
    self.createdBy = createdBy
    self.firings = firings
  }
}
