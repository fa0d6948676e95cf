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
    let start = ReadingWindow.start(for: piece.last)
    if by.contains(.group), start == ReadingWindow.start(for: scene.today) {
      return kept(since: start).filter { piece.contains($0.verdict.day) }.map(spike)
    }
    guard let days = days(from: start, to: piece.last) else { return [] }
    return alarms(of: groups, in: days, piece).map(spike)
  }

  private func days(from start: Day, to last: Day) -> DayRange? {
    DayRange(first: start, last: last).clipped(to: DayRange(first: min(first, asOf), last: asOf))
  }

  /// All alarms of the running quarter: what was found before, where its ground is still the same,
  /// and the rest anew.
  private func kept(since start: Day) -> [KeptAlarm] {
    let quarter = (start.month + 3).first
    guard let days = days(from: start, to: scene.today), quarter <= days.last else { return [] }
    let name = by.map(\.rawValue).sorted().joined(separator: "-")
    let grounds = Dictionary(groups.map { ($0.id, ground($0, days)) }) { first, _ in first }
    var kept = Dictionary(scene.spikes.kept(name).map { ($0.group, $0) }) { first, _ in first }
    let stale = groups.filter { kept[$0.id]?.ground != grounds[$0.id] }
    if !stale.isEmpty {
      let range = DayRange(first: quarter, last: days.last)
      let found = Dictionary(grouping: alarms(of: stale, in: days, range), by: \.key.group)
      for group in stale {
        kept[group.id] = grounds[group.id].map {
          KeptSpikes(group: group.id, ground: $0, alarms: found[group.id] ?? [])
        }
      }
      keep(kept.values, as: name)
    }
    return groups.flatMap { kept[$0.id]?.alarms ?? [] }
  }

  private func ground(_ group: BillingGroup, _ days: DayRange) -> KeptSpikes.Ground {
    KeptSpikes.Ground(
      usage: scene.usage.generation(of: group.id), settings: group.spikes, days: days,
      open: scene.moment.firstOpen(asOf: asOf))
  }

  /// Those of other groups stay, as long as their usage is the same.
  private func keep(_ kept: some Sequence<KeptSpikes>, as name: String) {
    let sound = kept.filter { $0.ground.usage == scene.usage.generation(of: $0.group) }
    scene.spikes.keep(sound.sorted { $0.group < $1.group }, as: name)
  }

  /// The alarms of some days, of the series of some groups.
  private func alarms(of groups: [BillingGroup], in days: DayRange, _ piece: DayRange)
    -> [KeptAlarm]
  {
    let question = SpikeQuestion(
      series: SeriesQuestion(range: days, by: by, filter: UsageFilter(groups: groups.map(\.id))),
      days: piece, open: scene.moment.firstOpen(asOf: asOf), settings: settings)
    return scene.usage.standouts(question).flatMap { alarms(of: $0, in: days, piece) }
  }

  /// A group's own where the series is one group's; else what the currency says.
  private var settings: @Sendable (SeriesKey, Currency) -> DetectorSettings {
    let byGroup = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    return { key, currency in
      key.group.flatMap { byGroup[$0] }.map { DetectorSettings($0, currency: currency) }
        ?? DetectorSettings(currency: currency)
    }
  }

  private func alarms(of series: DailySeries, in days: DayRange, _ piece: DayRange)
    -> [KeptAlarm]
  {
    let open = days.count(from: scene.moment.firstOpen(asOf: asOf))
    let prices = JudgedSeries(
      series, settings: settings(series.key, series.currency), provisional: open)
    let alarms = prices.verdicts.filter { $0.isAlarm && piece.contains($0.day) }
    guard !alarms.isEmpty else { return [] }
    let usage = SpikeDetector.read(
      days.days.map { series.usage(on: $0)?.approximate }, from: days.first, provisional: open)
    return alarms.map { verdict in
      KeptAlarm(
        key: series.key,
        amount: Money(series.price(on: verdict.day) ?? .zero, series.currency), verdict: verdict,
        cause: Self.cause(verdict, usage[days.first.distance(to: verdict.day)]))
    }
  }

  private static func cause(_ price: DayVerdict, _ usage: DayVerdict) -> SpikeCause? {
    usage.amount.flatMap {
      SpikeCause(
        amount: price.amount ?? 0, expected: price.expected, usage: $0,
        expectedUsage: usage.expected)
    }
  }

  /// An alarm with the names that are in reach.
  private func spike(_ alarm: KeptAlarm) -> SeriesSpike {
    let money = { Money(statistic: $0, alarm.amount.currency) }
    return SeriesSpike(
      key: alarm.key, groupName: groups.first { $0.id == alarm.key.group }?.name,
      accountName: alarm.key.account.map { id in
        id.map { scene.view.account($0)?.name ?? $0.text } ?? "unattributed"
      },
      title: alarm.key.category.map { scene.view.catalog.title(of: $0) }, verdict: alarm.verdict,
      amount: alarm.amount, expected: money(alarm.verdict.expected),
      usualLow: money(alarm.verdict.usualLow), usualHigh: money(alarm.verdict.usualHigh),
      cause: alarm.cause)
  }
}
