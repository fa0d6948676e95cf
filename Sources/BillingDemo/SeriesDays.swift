import BillingCore

/// The days of one series, one after the other.
struct SeriesDays {
  let timeline: DemoTimeline
  let series: GroupPlan.Series
  let span: Range<Int>
  /// What a spike adds to an ordinary day, in billionths.
  let groupDay: Int64
  let growth: Int64
  let weekdays: [Int64]
  /// Thousandths of a unit on an ordinary day at today's level.
  private let level: Int64
  private var generator: SeededGenerator

  /// How much of today has come in, per mille of a whole day.
  private static let partOfToday: Int64 = 380
  private static let noise: Int64 = 42

  init(
    _ series: GroupPlan.Series, of plan: GroupPlan, timeline: DemoTimeline,
    generator: SeededGenerator
  ) {
    self.timeline = timeline
    self.series = series
    self.generator = generator
    let shape = series.shape
    let from = shape.startedAgo.map { timeline.index(ago: $0) } ?? 0
    let to = shape.stoppedAgo.map { timeline.index(ago: $0) } ?? timeline.facts.count
    span = plan.span.clamped(to: max(0, from)..<max(max(0, from), to))
    groupDay = plan.shape.dailyCents * 10_000_000
    growth = plan.shape.growth
    weekdays = shape.pattern.perMille
    level = Self.thousandths(cents: shape.cents, unitPrice: series.unitPrice)
  }

  private static func thousandths(cents: Int64, unitPrice: Int64) -> Int64 {
    cents * 10_000_000 / max(unitPrice / 1000, 1)
  }

  /// Calls `body` with every day that has a record.
  mutating func forEach(_ body: (UsageCell) -> Void) {
    switch series.shape.rhythm {
    case .once(let ago): once(ago, body)
    case .monthly: monthly(body)
    case .sparse: sparse(body)
    case .daily, .monthEnd:
      if case .newAccount? = series.shape.event { newAccount(body) } else { daily(body) }
    }
  }

  private func cell(_ index: Int, _ thousandths: Int64) -> UsageCell {
    let counted = series.product.isMeasured ? thousandths : thousandths / 1000 * 1000
    return UsageCell(index: index, thousandths: counted, unitPrice: series.unitPrice)
  }

  private func once(_ ago: Int, _ body: (UsageCell) -> Void) {
    let index = timeline.index(ago: ago)
    // In a first month of a few days it could be more than all there is to pay.
    guard span.contains(index), index > 31 else { return }
    var cell = UsageCell(index: index, thousandths: -1000, unitPrice: 0)
    cell.nanos = series.shape.cents * 10_000_000
    body(cell)
  }

  private func monthly(_ body: (UsageCell) -> Void) {
    for index in span where timeline.facts[index].isFirstOfMonth {
      body(cell(index, max(level, 1000)))
    }
  }

  /// Amounts of a few cents between two thirds and four thirds of their mean.
  private mutating func sparse(_ body: (UsageCell) -> Void) {
    for index in span where generator.below(4) == 0 {
      body(cell(index, level * Int64(667 + generator.below(667)) / 1000))
    }
  }

  private mutating func newAccount(_ body: (UsageCell) -> Void) {
    let index = timeline.index(ago: timeline.spikesAgo.newAccount)
    guard span.contains(index) else { return }
    body(cell(index, groupDay * 23 / 10 / max(series.unitPrice / 1000, 1)))
  }

  private mutating func daily(_ body: (UsageCell) -> Void) {
    let event = spike
    for index in span {
      var cell = cell(index, volume(index))
      if index == event?.index { apply(event?.kind, to: &cell) }
      body(cell)
    }
  }

  private mutating func volume(_ index: Int) -> Int64 {
    let facts = timeline.facts[index]
    let age = Int64(timeline.facts.count - 1 - index)
    let grown = max(250, 1000 - growth * age / 365)
    let noise = generator.noisePerMille(deviation: Self.noise)
    var volume = level * weekdays[facts.weekday] / 1000 * grown / 1000
    volume = volume * facts.season / 1000 * noise / 1000
    if series.shape.rhythm == .monthEnd, facts.isLastOfMonth { volume = volume * 8 / 5 }
    if let started = series.shape.startedAgo { volume = volume * rampUp(started, age) / 1000 }
    return age == 0 ? volume * Self.partOfToday / 1000 : volume
  }

  /// A new product is taken up over its first month.
  private func rampUp(_ startedAgo: Int, _ age: Int64) -> Int64 {
    min(1000, 150 + (Int64(startedAgo) - age) * 28)
  }
}

extension SeriesDays {
  private var spike: (index: Int, kind: SeriesEvent)? {
    let ago = timeline.spikesAgo
    switch series.shape.event {
    case .volume: return (timeline.index(ago: ago.volume), .volume)
    case .unitPrice: return (timeline.index(ago: ago.price), .unitPrice)
    case .earlier(let days): return (timeline.index(ago: days), .earlier(ago: days))
    case .newAccount, nil: return nil
    }
  }

  private func apply(_ event: SeriesEvent?, to cell: inout UsageCell) {
    switch event {
    case .volume: addVolume(groupDay * 33 / 10, to: &cell)
    case .earlier: addVolume(groupDay * 9 / 10, to: &cell)
    case .unitPrice:
      // The usual minutes at the tariff of premium numbers.
      let premium = series.unitPrice * 5
      cell = UsageCell(index: cell.index, thousandths: cell.thousandths, unitPrice: premium)
    case .newAccount, nil: break
    }
  }

  private func addVolume(_ nanos: Int64, to cell: inout UsageCell) {
    let more = nanos / max(series.unitPrice / 1000, 1)
    cell = self.cell(cell.index, cell.thousandths + more)
  }
}
