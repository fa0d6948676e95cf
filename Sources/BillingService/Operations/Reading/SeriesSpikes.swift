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
    let usage = try scene.usage
    let wanted = range ?? DayRange(first: scene.today.month.first, last: scene.today)
    let known = groups.compactMap { usage.coverage(of: $0.id) }
    guard wanted.first <= scene.today, let first = known.map(\.first).min(),
      let asOf = known.map({ min($0.asOf, scene.today) }).max()
    else { return [] }
    let scan = SeriesScan(
      scene: scene, usage: usage, groups: groups, by: by, first: first, asOf: asOf)
    let range = DayRange(first: wanted.first, last: min(wanted.last, scene.today))
    let alarms = ReadingWindow.pieces(of: range).flatMap(scan.alarms)
    return scan.named(alarms, in: alarms.theNewestFirst)
  }

  /// What is kept under these names, to be asked for again when more data has come.
  package static func questions(keptAs names: [String]) -> [SeriesSpikes] {
    let dimensions: [[UsageDimension]] = [
      [.group], [.group, .category], [.group, .account], [.group, .account, .category],
    ]
    return dimensions.filter { names.contains(shelfName($0)) }.map { SeriesSpikes(by: $0) }
  }

  fileprivate static func shelfName(_ by: [UsageDimension]) -> String {
    by.map(\.rawValue).sorted().joined(separator: "-")
  }
}

extension [KeptAlarm] {
  /// On one day, the highest score first. Alarms are large: their places are sorted.
  fileprivate var theNewestFirst: [Int] {
    let order = indices.map { place in
      (day: self[place].verdict.day, score: self[place].verdict.score, place: place)
    }
    .sorted { a, b in
      a.day != b.day ? a.day > b.day : (b.score, a.place) < (a.score, b.place)
    }
    return order.map(\.place)
  }
}

/// Looks through all series of some groups at once; only where something stands out is a series
/// judged by itself.
private struct SeriesScan {
  let scene: Scene
  let usage: any UsageSource
  let groups: [BillingGroup]
  let by: [UsageDimension]
  let first: Day
  let asOf: Day

  func alarms(in piece: DayRange) -> [KeptAlarm] {
    let start = ReadingWindow.start(for: piece.last)
    if by.contains(.group), start == ReadingWindow.start(for: scene.today) {
      let kept = kept(on: piece, since: start)
      var alarms: [KeptAlarm] = []
      for group in groups {
        guard let own = kept[group.id]?.alarms else { continue }
        for alarm in own where piece.contains(alarm.verdict.day) { alarms.append(alarm) }
      }
      return alarms
    }
    guard let days = days(from: start, to: piece.last) else { return [] }
    return alarms(of: groups, in: days, piece)
  }

  private func days(from start: Day, to last: Day) -> DayRange? {
    DayRange(first: start, last: last).clipped(to: DayRange(first: min(first, asOf), last: asOf))
  }

  /// At least all alarms of these days of the running quarter: what was found before, as far as
  /// its ground is still the same, and the rest anew.
  private func kept(on piece: DayRange, since start: Day) -> [BillingGroupID: KeptSpikes] {
    let quarter = (start.month + 3).first
    guard let days = days(from: start, to: scene.today), quarter <= days.last else { return [:] }
    let grounds = grounds(days)
    let some = pages(on: piece)
    let stale = groups.filter { some[$0.id]?.ground != grounds[$0.id] }
    return stale.isEmpty ? some : renewed(pages(), stale, grounds, days, since: quarter)
  }

  /// What was kept, by group.
  private func pages(on days: DayRange? = nil) -> [BillingGroupID: KeptSpikes] {
    let kept = scene.spikes.kept(SeriesSpikes.shelfName(by), on: days)
    return Dictionary(kept.map { ($0.group, $0) }) { first, _ in first }
  }

  private func renewed(
    _ pages: [BillingGroupID: KeptSpikes], _ stale: [BillingGroup],
    _ grounds: [BillingGroupID: KeptSpikes.Ground], _ days: DayRange, since quarter: Day
  ) -> [BillingGroupID: KeptSpikes] {
    var kept = pages
    let ends = ends(of: stale.compactMap { kept[$0.id] }, grounds)
    for (first, some) in Dictionary(grouping: stale, by: { max(quarter, ends[$0.id] ?? quarter) }) {
      let range = first <= days.last ? DayRange(first: first, last: days.last) : nil
      let found = range.map { alarms(of: some, in: days, $0) } ?? []
      let fresh = Dictionary(grouping: found, by: \.key.group)
      for group in some {
        let settled = (kept[group.id]?.alarms ?? []).filter { $0.verdict.day < first }
        kept[group.id] = grounds[group.id].map {
          KeptSpikes(
            group: group.id, ground: $0,
            alarms: (first > quarter ? settled : [])
              + (fresh[group.id] ?? []).sorted { $0.verdict.day < $1.verdict.day })
        }
      }
    }
    keep(kept.values)
    return kept
  }

  private func grounds(_ days: DayRange) -> [BillingGroupID: KeptSpikes.Ground] {
    let usage = usage.generations(of: groups.map(\.id), until: days.last)
    let open = scene.moment.firstOpen(asOf: asOf)
    let grounds = groups.map { group in
      KeptSpikes.Ground(
        usage: usage[group.id] ?? 0, settings: group.spikes, days: days, open: open)
    }
    return Dictionary(zip(groups.map(\.id), grounds)) { first, _ in first }
  }

  /// Up to which day, exclusively, alarms still hold: where all that came is later days, those of
  /// the days that had settled are what they were.
  private func ends(
    of kept: [KeptSpikes], _ grounds: [BillingGroupID: KeptSpikes.Ground]
  ) -> [BillingGroupID: Day] {
    var ends: [BillingGroupID: Day] = [:]
    for (last, alike) in Dictionary(grouping: kept, by: \.ground.days.last) {
      let usage = usage.generations(of: alike.map(\.group), until: last)
      for kept in alike {
        guard let ground = grounds[kept.group], kept.ground.isBefore(ground),
          kept.ground.usage == usage[kept.group]
        else { continue }
        ends[kept.group] = min(kept.ground.open, last + 1)
      }
    }
    return ends
  }

  /// Those of other groups stay until the quarter is over. What was found where an answer had to be
  /// left empty is not kept.
  private func keep(_ kept: some Sequence<KeptSpikes>) {
    guard usage.trouble == nil else { return }
    let start = ReadingWindow.start(for: scene.today)
    let running = kept.filter { ReadingWindow.start(for: $0.ground.days.last) == start }
    scene.spikes.keep(running.sorted { $0.group < $1.group }, as: SeriesSpikes.shelfName(by))
  }

  /// The alarms of some days, of the series of some groups.
  private func alarms(of groups: [BillingGroup], in days: DayRange, _ piece: DayRange)
    -> [KeptAlarm]
  {
    let settings = settings
    let question = SpikeQuestion(
      series: SeriesQuestion(range: days, by: by, filter: UsageFilter(groups: groups.map(\.id))),
      days: piece, open: scene.moment.firstOpen(asOf: asOf), settings: settings)
    return usage.standouts(question).flatMap {
      alarms(of: $0, in: days, piece, settings($0.key, $0.currency))
    }
  }

  /// A group's own where the series is one group's; else what the currency says.
  private var settings: @Sendable (SeriesKey, Currency) -> DetectorSettings {
    let byGroup = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    return { key, currency in
      key.group.flatMap { byGroup[$0] }.map { DetectorSettings($0, currency: currency) }
        ?? DetectorSettings(currency: currency)
    }
  }

  private func alarms(
    of series: DailySeries, in days: DayRange, _ piece: DayRange, _ settings: DetectorSettings
  ) -> [KeptAlarm] {
    let open = days.count(from: scene.moment.firstOpen(asOf: asOf))
    let prices = JudgedSeries(series, settings: settings, provisional: open)
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

  /// Alarms with the names that are in reach; there may be thousands.
  func named(_ alarms: [KeptAlarm], in order: [Int]) -> [SeriesSpike] {
    let groupNames = Dictionary(groups.map { ($0.id, $0.name) }) { first, _ in first }
    var titles: [String: String] = [:]
    for alarm in alarms {
      guard let category = alarm.key.category, titles[category] == nil else { continue }
      titles[category] = scene.view.catalog.title(of: category)
    }
    return order.map { place in
      let alarm = alarms[place]
      let money = { Money(statistic: $0, alarm.amount.currency) }
      return SeriesSpike(
        key: alarm.key, groupName: alarm.key.group.flatMap { groupNames[$0] },
        accountName: alarm.key.account.map { id in
          id.map { scene.view.account($0)?.name ?? $0.text } ?? "unattributed"
        },
        title: alarm.key.category.flatMap { titles[$0] }, verdict: alarm.verdict,
        amount: alarm.amount, expected: money(alarm.verdict.expected),
        usualLow: money(alarm.verdict.usualLow), usualHigh: money(alarm.verdict.usualHigh),
        cause: alarm.cause)
    }
  }
}

extension KeptSpikes.Ground {
  /// Whether the same series were read in the same way, up to an earlier day.
  fileprivate func isBefore(_ other: KeptSpikes.Ground) -> Bool {
    settings == other.settings && days.first == other.days.first && days.last <= other.days.last
      && open <= other.open
  }
}
