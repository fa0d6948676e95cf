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
    let question = SpikeQuestion(
      series: SeriesQuestion(range: days, by: by, filter: UsageFilter(groups: groups.map(\.id))),
      days: piece, open: scene.moment.firstOpen(asOf: asOf), settings: settings)
    return scene.usage.standouts(question).flatMap { spikes($0, in: days, piece) }
  }

  /// A group's own where the series is one group's; else what the currency says.
  private var settings: @Sendable (SeriesKey, Currency) -> DetectorSettings {
    let byGroup = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    return { key, currency in
      key.group.flatMap { byGroup[$0] }.map { DetectorSettings($0, currency: currency) }
        ?? DetectorSettings(currency: currency)
    }
  }

  private func spikes(
    _ series: DailySeries, in days: DayRange, _ piece: DayRange
  ) -> [SeriesSpike] {
    let settings = settings(series.key, series.currency)
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
