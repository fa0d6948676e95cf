package import BillingCore

/// What one category on one account did to the excess of a day.
package struct SpikeDriver: Hashable, Sendable {
  package let category: String
  /// The catalog's words for the category, else the category itself.
  package let title: String
  /// Nil is "unattributed".
  package let account: AccountID?
  package let accountName: String
  package let amount: Money
  package let expected: Money
  /// All drivers' and offsets' add up to the day's exactly.
  package let excess: Money
  /// Of all that was above the expected, from 0 to 1.
  package let share: Double
  /// There was none of it before.
  package let isNew: Bool
  /// More volume or a higher price; nil where usage does not tell, and for all but the first.
  package var cause: SpikeCause?
}

/// A day on which a group spent more than it usually does.
package struct Spike: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let day: Day
  package let verdict: DayVerdict
  package let amount: Money
  package let expected: Money
  package let usualLow: Money
  package let usualHigh: Money
  package let acknowledgement: SpikeAcknowledgement?
  /// The largest excess first, or that one alone; empty until they are asked for.
  package var drivers: [SpikeDriver] = []

  package var currency: Currency { amount.currency }
  package var reading: DayReading { verdict.reading }
  /// 1 and more is an alarm.
  package var score: Double { verdict.score }
  /// The day may still grow.
  package var isProvisional: Bool { verdict.isProvisional }
  package var excess: Money { amount - expected }

  /// How many times the usual it is; nil where the usual is nothing.
  package var multiple: Double? {
    let usual = expected.amount.approximate
    return usual >= currency.smallestCoin.approximate ? amount.amount.approximate / usual : nil
  }
}

extension Spike {
  init?(_ verdict: DayVerdict, in reading: SeriesReading) {
    guard verdict.isAlarm, let price = reading.price(on: verdict.day) else { return nil }
    self.init(verdict, Money(price, reading.currency), of: reading.group)
  }

  init(_ verdict: DayVerdict, _ amount: Money, of group: BillingGroup) {
    self.group = group.id
    groupName = group.name
    day = verdict.day
    self.verdict = verdict
    self.amount = amount
    let money = { Money(statistic: $0, amount.currency) }
    expected = money(verdict.expected)
    usualLow = money(verdict.usualLow)
    usualHigh = money(verdict.usualHigh)
    acknowledgement = group.acknowledgements.last { $0.day == verdict.day }
  }
}

extension SeriesReading {
  /// The alarms of the range, oldest first.
  func spikes(in range: DayRange) -> [Spike] {
    alarms.filter { range.contains($0.day) }.compactMap { Spike($0, in: self) }
  }
}
