package import BillingCore

/// One group's spend by day or month, with its breakdowns: what the usage tab shows.
package struct GroupUsage: ReadOperation {
  package static let info = OperationInfo(
    "usage.group", "View usage", .capability(.viewUsageSummary))
  package let group: GroupReference
  package let range: DayRange
  package let aggregation: Aggregation
  package let categories: [String]?
  package let accounts: [AccountID?]?
  /// Whether anybody asks for its categories and accounts; all of them are read for that.
  package let withParts: Bool
  package var target: OperationTarget { .group(group) }

  package init(
    group: GroupReference, range: DayRange, aggregation: Aggregation,
    categories: [String]? = nil, accounts: [AccountID?]? = nil, withParts: Bool = true
  ) {
    self.group = group
    self.range = range
    self.aggregation = aggregation
    self.categories = categories
    self.accounts = accounts
    self.withParts = withParts
  }

  /// One bar: a day, or a month clipped to the range.
  package struct Bar: Sendable {
    package let days: DayRange
    /// Nil where nothing is known.
    package let amount: Amount?
    /// Its time is not over, or its data is not complete yet.
    package let isPartial: Bool
    package let isFuture: Bool
    /// Of a day only.
    package let verdict: DayVerdict?
    /// The day's alarm with what drove it, where all of the group is looked at.
    package let spike: Spike?
    /// The same place in the like period before.
    package let before: Amount?

    /// The day stands out: as everywhere else for the whole group, by its own judgement for a part.
    package let isAlarm: Bool
  }

  /// One category or account of the breakdown.
  package struct Part: Sendable {
    package let key: SeriesKey
    package let reading: JudgedSeries
    package let total: Money
  }

  /// The answer.
  package struct Outcome: Sendable {
    package let group: BillingGroup
    package let coverage: UsageCoverage?
    package let bars: [Bar]
    package let total: Money
    /// Only whole like days count: nil when the like period is not covered.
    package let totalBefore: Money?
    package let before: DayRange
    package let byCategory: [Part]
    package let byAccount: [Part]
    package let accounts: [Account]
    /// The catalog's words for the categories that it knows.
    package let titles: [String: String]
    /// Of the month that today is in; nil when the range is another one.
    package let forecast: MonthForecast?
    /// Money in other currencies than the group's, never added to it.
    package let otherCurrencies: MoneyBag
    package let reading: JudgedSeries?
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let group = try scene.view.resolve(group)
    let usage = try scene.usage
    let coverage = usage.coverage(of: group.id)
    let before = LikePeriod.before(range)
    let span = history(coverage, before)
    let filter = UsageFilter(groups: [group.id], accounts: accounts, categories: categories)
    func readings(_ by: [UsageDimension], in span: DayRange) -> [JudgedSeries] {
      usage.series(SeriesQuestion(range: span, by: by, filter: filter)).map {
        JudgedSeries(
          $0, settings: DetectorSettings(group, currency: $0.currency),
          provisional: open(in: span, coverage, scene.moment))
      }
    }
    let parted = partSpan(span)
    let whole = readings([.group], in: span)
    let main = whole.first { $0.series.currency == group.currency }
    return Outcome(
      group: group, coverage: coverage,
      bars: bars(main, try spikes(scene), coverage, before, today: scene.today),
      total: Money(main?.total(in: range) ?? .zero, group.currency),
      totalBefore: totalBefore(main, coverage, before, group), before: before,
      byCategory: withParts ? judged(parts(readings([.group, .category], in: parted), group)) : [],
      byAccount: withParts ? judged(parts(readings([.group, .account], in: parted), group)) : [],
      accounts: scene.view.accounts(of: group),
      titles: titles(scene.view.catalog),
      forecast: forecast(main, at: scene.moment, coverage, group),
      otherCurrencies: others(whole, group), reading: main)
  }
}

extension GroupUsage {
  /// Enough days before the range that every verdict in it has its history.
  private func history(_ coverage: UsageCoverage?, _ before: DayRange) -> DayRange {
    let wanted = min(ReadingWindow.start(for: range.first), before.first)
    let first = max(wanted, min(coverage?.first ?? range.first, range.first))
    return DayRange(first: first, last: max(range.last, coverage?.asOf ?? range.last))
  }

  /// As much of a span as is told of parts: by month they are held against the month before alone,
  /// and none of their days is judged.
  private func partSpan(_ span: DayRange) -> DayRange {
    guard aggregation == .monthly else { return span }
    return DayRange(first: max(span.first, (range.first.month - 1).first), last: span.last)
  }

  /// Days that run or settle can be spikes already, and are never drops.
  private func open(in span: DayRange, _ coverage: UsageCoverage?, _ moment: Moment) -> Int {
    coverage.map { span.count(from: moment.firstOpen(asOf: $0.asOf)) } ?? 0
  }

  private var isWhole: Bool { categories == nil && accounts == nil }

  /// The same alarms that the inbox and the commands show.
  private func spikes(_ scene: Scene) throws(BillingError) -> [Spike] {
    guard isWhole, aggregation == .daily else { return [] }
    return try SpikeList(groups: [group], range: range).read(scene)
  }

  private func titles(_ catalog: Catalog) -> [String: String] {
    Dictionary(
      catalog.products.map { ($0.category, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  private func bars(
    _ main: JudgedSeries?, _ spikes: [Spike], _ coverage: UsageCoverage?, _ before: DayRange,
    today: Day
  ) -> [Bar] {
    let spans = aggregation == .daily ? range.days.map { DayRange($0) } : range.months
    return spans.map { days in
      let known = coverage.flatMap { days.clipped(to: DayRange(first: $0.first, last: $0.asOf)) }
      let values = known?.days.compactMap { main?.series.price(on: $0) } ?? []
      let isSingle = aggregation == .daily
      let verdict = isSingle ? main?.verdict(on: days.first) : nil
      let spike = spikes.first { $0.day == days.first }
      return Bar(
        days: days, amount: values.isEmpty ? nil : values.reduce(.zero, +),
        isPartial: known != nil && (known != days || days.last >= today),
        isFuture: days.first > (coverage?.asOf ?? today),
        verdict: verdict, spike: spike, before: beforeAmount(main, days, before),
        isAlarm: isWhole ? spike != nil : verdict?.isAlarm == true)
    }
  }

  private func beforeAmount(_ main: JudgedSeries?, _ days: DayRange, _ before: DayRange) -> Amount?
  {
    let offset = range.first.distance(to: days.first)
    let first = before.first + offset
    guard first <= before.last else { return nil }
    let last = min(before.last, first + (days.count - 1))
    let values = (first...last).compactMap { main?.series.price(on: $0) }
    return values.isEmpty ? nil : values.reduce(.zero, +)
  }

  private func totalBefore(
    _ main: JudgedSeries?, _ coverage: UsageCoverage?, _ before: DayRange, _ group: BillingGroup
  ) -> Money? {
    guard let coverage, let main, coverage.first <= before.first else { return nil }
    return Money(main.total(in: before), group.currency)
  }

  /// By spend in the range, the largest first; what was nothing in it is left out.
  private func parts(_ readings: [JudgedSeries], _ group: BillingGroup) -> [Part] {
    readings.filter { $0.series.currency == group.currency }.map { reading in
      Part(
        key: reading.series.key, reading: reading,
        total: Money(reading.total(in: range), group.currency))
    }
    .filter { part in
      range.days.contains { !(part.reading.series.price(on: $0) ?? .zero).isZero }
    }
    .sorted { $0.total.amount > $1.total.amount }
  }

  /// Those that are seen first are judged here, and not where somebody waits for a picture.
  private func judged(_ parts: [Part]) -> [Part] {
    guard aggregation == .daily else { return parts }
    for part in parts.prefix(Self.seenFirst) { _ = part.reading.verdicts }
    return parts
  }

  /// How many of the largest parts are judged with the answer.
  package static let seenFirst = 12

  private func forecast(
    _ main: JudgedSeries?, at moment: Moment, _ coverage: UsageCoverage?, _ group: BillingGroup
  ) -> MonthForecast? {
    let today = moment.today
    guard let main, let coverage, range.clipped(to: today.month.days) != nil else { return nil }
    let known = DayRange(
      first: main.series.first, last: max(main.series.first, min(coverage.asOf, today)))
    let values = known.days.map { main.series.price(on: $0)?.approximate }
    return MonthForecast(
      values, from: main.series.first,
      settings: DetectorSettings(group, currency: group.currency),
      provisional: known.count(from: moment.firstOpen(asOf: coverage.asOf)))
  }

  private func others(_ readings: [JudgedSeries], _ group: BillingGroup) -> MoneyBag {
    MoneyBag(
      readings.filter { $0.series.currency != group.currency }.map {
        Money($0.total(in: range), $0.series.currency)
      })
  }
}
