package import BillingCore

/// Works out which categories and accounts made a day what it is.
struct DriverReader {
  let usage: any UsageSource
  let moment: Moment
  let view: OrganizationView

  init(_ scene: Scene) throws(BillingError) {
    usage = try scene.usage
    moment = scene.moment
    view = scene.view
  }

  /// The parts of these groups' spend, one question for all of them.
  func parts(_ groups: [BillingGroupID], by: [UsageDimension], around days: DayRange)
    -> [DailySeries]
  {
    usage.series(
      SeriesQuestion(
        range: DayRange(first: days.first - ReadingWindow.partDays, last: days.last),
        by: [.group] + by, filter: UsageFilter(groups: groups)))
  }

  /// The parts of one day in one currency, largest excess first; they add up to the day exactly.
  func drivers(_ parts: [DailySeries], on day: Day) -> [SpikeDriver] {
    drivers(parts, on: day, PartNames(of: parts.lazy.map(\.key), in: view))
  }

  private func drivers(_ parts: [DailySeries], on day: Day, _ names: PartNames) -> [SpikeDriver] {
    guard let currency = parts.first?.currency else { return [] }
    let open = openDays(parts, until: day)
    let judged = judge(parts, on: day, open: open)
    let used = parts.indices.filter { !judged[$0].amount.isZero || judged[$0].expected != 0 }
    let attribution = Attribution(
      used.map {
        AttributionPart(
          name: String($0), amount: judged[$0].amount, expected: judged[$0].expected)
      }, digits: currency.exponent)
    var drivers = attribution.ranking.compactMap { ranked in
      Int(ranked.name).map {
        names.driver(ranked, parts[$0].key, currency, isNew: judged[$0].isNew)
      }
    }
    if let first = attribution.ranking.first.flatMap({ Int($0.name) }) {
      drivers[0].cause = Self.cause(parts[first], judged[first], on: day, open: open)
    }
    return drivers
  }

  /// Whether more was used or each unit cost more, from the part's own usage.
  private static func cause(
    _ part: DailySeries, _ judged: Judged, on day: Day, open: Int
  ) -> SpikeCause? {
    guard let last = part.usage(on: day)?.approximate else { return nil }
    let start = day - ReadingWindow.partDays
    var detector = SpikeDetector(first: start)
    for (index, each) in (start...day).dropLast().enumerated() {
      detector.append(
        part.usage(on: each)?.approximate,
        provisional: index > ReadingWindow.partDays - open)
    }
    return SpikeCause(
      amount: judged.amount.approximate, expected: judged.expected, usage: last,
      expectedUsage: detector.expected)
  }

  /// What a part was on a day, what it was expected to be, and whether there was none before.
  private struct Judged {
    var amount: Amount
    var expected: Double
    var isNew: Bool
  }

  /// How many of the days that a day is judged with still run or settle.
  private func openDays(_ parts: [DailySeries], until day: Day) -> Int {
    let asOf = parts.first?.key.group.flatMap { usage.coverage(of: $0)?.asOf }
    let days = DayRange(first: day - ReadingWindow.partDays, last: day)
    return asOf.map { days.count(from: moment.firstOpen(asOf: min($0, moment.today))) } ?? 0
  }

  /// All parts at once: there may be hundreds, and each has its history.
  private func judge(_ parts: [DailySeries], on day: Day, open: Int) -> [Judged] {
    let days = DayRange(first: day - ReadingWindow.partDays, last: day)
    let expected = usage.expected(parts, in: days, open: open)
    return zip(parts, expected).map { part, expected in
      let amount = part.price(on: day) ?? .zero
      let isNew = days.days.dropLast().allSatisfy { part.price(on: $0)?.isZero ?? true }
      return Judged(
        amount: amount, expected: isNew ? 0 : expected, isNew: isNew && !amount.isZero)
    }
  }
}

extension Catalog {
  /// A category that the catalog does not know is shown as it is.
  package func title(of category: String) -> String {
    products.first { $0.category.utf8.elementsEqual(category.utf8) }?.title ?? category
  }
}

extension DriverReader {
  /// The spikes with what drove each.
  func explained(_ spikes: [Spike]) -> [Spike] {
    guard let first = spikes.map(\.day).min(), let last = spikes.map(\.day).max() else { return [] }
    let groups = Set(spikes.map(\.group))
    let parts = Dictionary(
      grouping: parts(
        groups.sorted(), by: [.account, .category], around: DayRange(first: first, last: last)),
      by: \.key.group)
    let names = PartNames(of: parts.values.joined().lazy.map(\.key), in: view)
    return spikes.map { spike in
      let own = (parts[spike.group] ?? []).filter { $0.currency == spike.currency }
      var spike = spike
      spike.drivers = drivers(own, on: spike.day, names)
      return spike
    }
  }
}
