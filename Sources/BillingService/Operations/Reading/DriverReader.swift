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

  /// The parts of one day in one currency, largest excess first; they add up to the day exactly.
  func drivers(_ parts: [DailySeries], on day: Day) -> [SpikeDriver] {
    guard let currency = parts.first?.currency else { return [] }
    let judged = Self.judge(parts, on: day)
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

  /// What a part was on a day, what it was expected to be, and whether there was none before.
  private struct Judged {
    var amount: Amount
    var expected: Double
    var isNew: Bool
  }

  /// All parts at once: there may be hundreds, and each has its history.
  private static func judge(_ parts: [DailySeries], on day: Day) -> [Judged] {
    let start = day - ReadingWindow.partDays
    var batch = SeriesBatch(seriesCount: parts.count, first: start)
    var values: [Float] = []
    values.reserveCapacity(parts.count * (ReadingWindow.partDays + 1))
    for each in start...day {
      for part in parts {
        values.append(part.price(on: each).map { Float($0.approximate) } ?? .nan)
      }
    }
    _ = batch.append(days: ReadingWindow.partDays + 1, values)
    return parts.indices.map { index in
      let amount = parts[index].price(on: day) ?? .zero
      let before = stride(from: index, to: values.count - parts.count, by: parts.count)
      let isNew = before.allSatisfy { values[$0].isNaN || values[$0] == 0 }
      return Judged(
        amount: amount, expected: isNew ? 0 : Double(batch.expected(index)),
        isNew: isNew && !amount.isZero)
    }
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
      var spike = spike
      spike.drivers = drivers(own, on: spike.day)
      return spike
    }
  }
}
