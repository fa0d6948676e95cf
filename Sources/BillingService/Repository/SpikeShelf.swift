package import BillingCore

/// An alarm of one series, as it was judged.
package struct KeptAlarm: Hashable, Sendable {
  package var key: SeriesKey
  package var amount: Money
  package var verdict: DayVerdict
  package var cause: SpikeCause?

  package init(key: SeriesKey, amount: Money, verdict: DayVerdict, cause: SpikeCause?) {
    self.key = key
    self.amount = amount
    self.verdict = verdict
    self.cause = cause
  }
}

/// All alarms of one group's series since the quarter began.
package struct KeptSpikes: Hashable, Sendable {
  /// What the alarms follow from: while it is the same, so are they.
  package struct Ground: Hashable, Sendable {
    /// The generation of the group's usage up to the last of the days.
    package var usage: UInt64
    package var settings: SpikeSettings
    package var days: DayRange
    package var open: Day

    package init(usage: UInt64, settings: SpikeSettings, days: DayRange, open: Day) {
      self.usage = usage
      self.settings = settings
      self.days = days
      self.open = open
    }
  }

  package var group: BillingGroupID
  package var ground: Ground
  package var alarms: [KeptAlarm]

  package init(group: BillingGroupID, ground: Ground, alarms: [KeptAlarm]) {
    self.group = group
    self.ground = ground
    self.alarms = alarms
  }
}

/// Where alarms stay from one start to the next. They may be lost at any time; then they are found
/// again. Whoever asks sees only those of groups that are in reach.
package protocol SpikeShelf: Sendable {
  func kept(_ name: String) -> [KeptSpikes]
  func keep(_ spikes: [KeptSpikes], as name: String)
}

/// Keeps nothing.
package struct EmptySpikeShelf: SpikeShelf {
  package init() {}

  package func kept(_ name: String) -> [KeptSpikes] { [] }
  package func keep(_ spikes: [KeptSpikes], as name: String) {}
}
