package import BillingCore

/// Works out which categories and accounts made a day what it is.
struct DriverReader {
  let usage: any UsageSource
  let view: OrganizationView

  init(_ scene: Scene) {
    usage = scene.usage
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

  /// The parts of one day, largest excess first; they add up to the day exactly.
  func drivers(_ parts: [DailySeries], on day: Day, settings: SpikeSettings) -> [SpikeDriver] {
    guard let currency = parts.first?.currency else { return [] }
    let judged = parts.map { Self.judge($0, on: day, settings: settings.detector(currency)) }
    let used = parts.indices.filter { !judged[$0].amount.isZero || judged[$0].expected != 0 }
    let attribution = Attribution(
      used.map {
        AttributionPart(
          name: String($0), amount: judged[$0].amount, expected: judged[$0].expected)
      }, digits: currency.exponent)
    return attribution.ranking.compactMap { ranked in
      Int(ranked.name).map { driver(ranked, parts[$0].key, currency, isNew: judged[$0].isNew) }
    }
  }

  /// What a part was on the day, what it was expected to be, and whether it is new.
  private static func judge(_ part: DailySeries, on day: Day, settings: DetectorSettings)
    -> (amount: Amount, expected: Double, isNew: Bool)
  {
    let amount = part.price(on: day) ?? .zero
    let start = max(part.first, day - ReadingWindow.partDays)
    let before = start < day ? (start..<day).map { part.price(on: $0) } : []
    guard before.contains(where: { $0.map { !$0.isZero } ?? false }) else {
      return (amount, 0, !amount.isZero)
    }
    var detector = SpikeDetector(first: start, settings: settings)
    for price in before { detector.append(price?.approximate) }
    return (amount, detector.append(amount.approximate).expected, false)
  }

  private func driver(_ ranked: Driver, _ key: SeriesKey, _ currency: Currency, isNew: Bool)
    -> SpikeDriver
  {
    let category = key.category ?? ""
    let account = key.account ?? nil
    return SpikeDriver(
      category: category, title: view.catalog.title(of: category), account: account,
      accountName: account.map { view.account($0)?.name ?? $0.text } ?? "",
      amount: Money(ranked.amount, currency), expected: Money(ranked.expected, currency),
      excess: Money(ranked.excess, currency), share: ranked.share, isNew: isNew)
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
    return spikes.map { spike in
      let own = (parts[spike.group] ?? []).filter { $0.currency == spike.currency }
      let settings = view.group(spike.group)?.spikes ?? SpikeSettings()
      var spike = spike
      spike.drivers = drivers(own, on: spike.day, settings: settings)
      return spike
    }
  }
}
