package import BillingCore

/// One currency of a group's day: what it was, what is usual, and what made it so.
package struct DayReport: Hashable, Sendable {
  package let day: Day
  package let state: DayFigure.State
  package let currency: Currency
  /// Nil when the day is missing or not known yet.
  package let amount: Money?
  package let expected: Money
  package let usualLow: Money
  package let usualHigh: Money
  package let verdict: DayVerdict
  /// Set when the day is a spike.
  package let spike: Spike?
  /// By category and account; each list adds up to the day exactly.
  package let drivers: [SpikeDriver]
  package let byCategory: [SpikeDriver]
  package let byAccount: [SpikeDriver]

  package var reading: DayReading { verdict.reading }
  package var score: Double { verdict.score }
}

/// Why a group's day is what it is.
package struct ExplainDay: ReadOperation {
  /// One report for each currency, and what newer imports changed on the day.
  package struct Outcome: Hashable, Sendable {
    package let group: BillingGroupID
    package let groupName: String
    package let asOf: Day?
    package let reports: [DayReport]
    package let revisions: [UsageRevision]
    package let acknowledgement: SpikeAcknowledgement?
  }

  package static let info = OperationInfo(
    "reading.explain", "Explain a day", .capability(.viewUsageSummary))
  package let group: GroupReference
  package let day: Day
  package var target: OperationTarget { .group(group) }

  package init(_ group: GroupReference, _ day: Day) {
    self.group = group
    self.day = day
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let group = try scene.view.resolve(group)
    let reader = try SpendReader(scene)
    let readings = reader.readings([group], until: day)[group.id] ?? []
    let parts = try DayParts(of: group, on: day, scene)
    return Outcome(
      group: group.id, groupName: group.name, asOf: reader.asOf(group.id),
      reports: readings.compactMap { parts.report($0, today: scene.today) },
      revisions: reader.usage.revisions(of: group.id, in: DayRange(day)),
      acknowledgement: group.acknowledgements.last { $0.day == day })
  }
}

/// The parts of one day, three ways.
private struct DayParts {
  let day: Day
  let reader: DriverReader
  let pairs: [DailySeries]
  let categories: [DailySeries]
  let accounts: [DailySeries]

  init(of group: BillingGroup, on day: Day, _ scene: Scene) throws(BillingError) {
    let reader = try DriverReader(scene)
    let parts = { reader.parts([group.id], by: $0, around: DayRange(day)) }
    pairs = parts([.account, .category])
    categories = parts([.category])
    accounts = parts([.account])
    self.day = day
    self.reader = reader
  }

  func report(_ reading: SeriesReading, today: Day) -> DayReport? {
    guard let verdict = reading.lastVerdict, verdict.day == day else { return nil }
    let currency = reading.currency
    let drivers = { (parts: [DailySeries]) in
      reader.drivers(parts.filter { $0.currency == currency }, on: day)
    }
    let all = drivers(pairs)
    var spike = Spike(verdict, in: reading)
    spike?.drivers = all
    let price = reading.price(on: day)
    let figure = DayFigure(
      day, price: price, since: reading.first, asOf: reading.asOf, today: today)
    return DayReport(
      day: day, state: figure.state, currency: currency, amount: price.map { Money($0, currency) },
      expected: Money(statistic: verdict.expected, currency),
      usualLow: Money(statistic: verdict.usualLow, currency),
      usualHigh: Money(statistic: verdict.usualHigh, currency), verdict: verdict, spike: spike,
      drivers: all, byCategory: drivers(categories),
      byAccount: drivers(accounts))
  }
}
