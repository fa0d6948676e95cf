package import BillingCore

/// What did most to an alarm of the group as a whole, under the names that usage has.
package struct KeptDriver: Hashable, Sendable {
  /// The alarm's.
  package var day: Day
  package var currency: Currency
  package var category: String
  package var account: AccountID?
  package var amount: Amount
  package var expected: Amount
  package var excess: Amount
  package var share: Double
  package var isNew: Bool
  package var cause: SpikeCause?

  package init(
    day: Day, currency: Currency, category: String, account: AccountID?, amount: Amount,
    expected: Amount, excess: Amount, share: Double, isNew: Bool, cause: SpikeCause?
  ) {
    self.day = day
    self.currency = currency
    self.category = category
    self.account = account
    self.amount = amount
    self.expected = expected
    self.excess = excess
    self.share = share
    self.isNew = isNew
    self.cause = cause
  }
}

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

/// What the running month ends at in one currency; without a forecast, too little is known.
package struct KeptForecast: Hashable, Sendable {
  package var currency: Currency
  package var forecast: MonthForecast?

  package init(currency: Currency, forecast: MonthForecast?) {
    self.currency = currency
    self.forecast = forecast
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
  /// Of the group as a whole, for each currency that it has.
  package var forecasts: [KeptForecast]
  /// The first of each alarm, where somebody asked for it.
  package var drivers: [KeptDriver]

  package init(
    group: BillingGroupID, ground: Ground, alarms: [KeptAlarm], forecasts: [KeptForecast] = [],
    drivers: [KeptDriver] = []
  ) {
    self.group = group
    self.ground = ground
    self.alarms = alarms
    self.forecasts = forecasts
    self.drivers = drivers
  }
}

/// Where alarms stay from one start to the next. They may be lost at any time; then they are found
/// again. Whoever asks sees only those of groups that are in reach.
package protocol SpikeShelf: Sendable {
  /// Under which something is kept.
  var names: [String] { get }
  /// With the alarms of these days alone, or with all.
  func kept(_ name: String, on days: DayRange?) -> [KeptSpikes]
  func keep(_ spikes: [KeptSpikes], as name: String)
}

extension SpikeShelf {
  package func kept(_ name: String) -> [KeptSpikes] { kept(name, on: nil) }
}

/// Keeps nothing.
package struct EmptySpikeShelf: SpikeShelf {
  package init() {}

  package var names: [String] { [] }
  package func kept(_ name: String, on days: DayRange?) -> [KeptSpikes] { [] }
  package func keep(_ spikes: [KeptSpikes], as name: String) {}
}
