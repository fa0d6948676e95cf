package import BillingCore

/// A day on which one series spent more than it usually does.
package struct SeriesSpike: Hashable, Sendable {
  package let key: SeriesKey
  package let groupName: String?
  package let accountName: String?
  /// The catalog's words for the category, else the category itself.
  package let title: String?
  package let verdict: DayVerdict
  package let amount: Money
  package let expected: Money
  package let usualLow: Money
  package let usualHigh: Money
  /// Nil where usage does not tell.
  package let cause: SpikeCause?

  package var day: Day { verdict.day }
}

/// The spikes of every series: the organization, groups, categories, accounts and their pairs.
package struct SeriesSpikes: ReadOperation {
  package static let info = OperationInfo(
    "reading.series-spikes", "Show spikes of categories and accounts",
    .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  /// Nil is the running month.
  package let range: DayRange?
  /// Any of group, account, category; none is everything in reach together.
  package let by: [UsageDimension]
  package var target: OperationTarget { .groups(groups) }

  package init(
    groups: [GroupReference] = [], range: DayRange? = nil, by: [UsageDimension] = []
  ) {
    self.groups = groups
    self.range = range
    self.by = by.filter { [.group, .account, .category].contains($0) }
  }

  package func read(_ scene: Scene) throws(BillingError) -> [SeriesSpike] {
    let groups = try scene.groups(groups)
    let wanted = range ?? DayRange(first: scene.today.month.first, last: scene.today)
    let known = groups.compactMap { scene.usage.coverage(of: $0.id) }
    guard wanted.first <= scene.today, let first = known.map(\.first).min(),
      let asOf = known.map({ min($0.asOf, scene.today) }).max()
    else { return [] }
    let scan = SeriesScan(scene: scene, groups: groups, by: by, first: first, asOf: asOf)
    let range = DayRange(first: wanted.first, last: min(wanted.last, scene.today))
    let spikes = ReadingWindow.pieces(of: range).flatMap(scan.spikes)
    return spikes.sorted { a, b in
      a.day != b.day ? a.day > b.day : a.verdict.score > b.verdict.score
    }
  }
}

/// Looks through all series of some groups at once; only where something stands out is a series
/// judged by itself.
private struct SeriesScan {
  let scene: Scene
  let groups: [BillingGroup]
  let by: [UsageDimension]
  let first: Day
  let asOf: Day

  func spikes(in piece: DayRange) -> [SeriesSpike] {
    let window = DayRange(first: ReadingWindow.start(for: piece.last), last: piece.last)
    guard let days = window.clipped(to: DayRange(first: min(first, asOf), last: asOf)) else {
      return []
    }
    let series = scene.usage.series(
      SeriesQuestion(range: days, by: by, filter: UsageFilter(groups: groups.map(\.id))))
    let alike = Dictionary(grouping: series, by: settings)
    return alike.flatMap { settings, series in
      found(series, settings, in: days, piece).flatMap { spikes($0, settings, in: days, piece) }
    }
  }

  /// A group's own where the series is one group's; else what the currency says.
  private func settings(_ series: DailySeries) -> DetectorSettings {
    let group = groups.first { $0.id == series.key.group }
    return group.map { DetectorSettings($0, currency: series.currency) }
      ?? DetectorSettings(currency: series.currency)
  }

  private func found(
    _ series: [DailySeries], _ settings: DetectorSettings, in days: DayRange, _ piece: DayRange
  ) -> [DailySeries] {
    var values: [Float] = []
    values.reserveCapacity(series.count * days.count)
    for day in days.days {
      for one in series { values.append(one.price(on: day).map { Float($0.approximate) } ?? .nan) }
    }
    var batch = SeriesBatch(seriesCount: series.count, first: days.first, settings: settings)
    let open = days.count(from: scene.moment.firstOpen(asOf: asOf))
    let settled = (days.count - open) * series.count
    var findings = batch.append(days: days.count - open, Array(values[..<settled]))
    findings += batch.append(days: open, Array(values[settled...]), provisional: true)
    let wanted = Set(findings.filter { piece.contains($0.day) }.map(\.series))
    return wanted.sorted().map { series[$0] }
  }

  private func spikes(
    _ series: DailySeries, _ settings: DetectorSettings, in days: DayRange, _ piece: DayRange
  ) -> [SeriesSpike] {
    let open = days.count(from: scene.moment.firstOpen(asOf: asOf))
    let prices = JudgedSeries(series, settings: settings, provisional: open)
    let alarms = prices.verdicts.filter { $0.isAlarm && piece.contains($0.day) }
    guard !alarms.isEmpty else { return [] }
    let usage = SpikeDetector.read(
      days.days.map { series.usage(on: $0)?.approximate }, from: days.first, provisional: open)
    return alarms.map { spike($0, usage[days.first.distance(to: $0.day)], series) }
  }

  private func spike(_ verdict: DayVerdict, _ usage: DayVerdict, _ series: DailySeries)
    -> SeriesSpike
  {
    let key = series.key
    let money = { Money(statistic: $0, series.currency) }
    return SeriesSpike(
      key: key, groupName: groups.first { $0.id == key.group }?.name,
      accountName: key.account.map { id in
        id.map { scene.view.account($0)?.name ?? $0.text } ?? "unattributed"
      },
      title: key.category.map { scene.view.catalog.title(of: $0) }, verdict: verdict,
      amount: Money(series.price(on: verdict.day) ?? .zero, series.currency),
      expected: money(verdict.expected), usualLow: money(verdict.usualLow),
      usualHigh: money(verdict.usualHigh),
      cause: usage.amount.flatMap {
        SpikeCause(
          amount: verdict.amount ?? 0, expected: verdict.expected, usage: $0,
          expectedUsage: usage.expected)
      })
  }
}
