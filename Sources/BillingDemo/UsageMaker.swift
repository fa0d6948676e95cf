import BillingCore

/// Makes the records of all groups, as they were first imported and as they are now.
struct UsageMaker {
  let timeline: DemoTimeline
  let seed: UInt64
  /// Up to two days ago, as first imported.
  private(set) var earlier: [UsageRecord] = []
  /// Yesterday, today, and revised days.
  private(set) var latest: [UsageRecord] = []

  init(timeline: DemoTimeline, seed: UInt64, series: Int) {
    self.timeline = timeline
    self.seed = seed
    earlier.reserveCapacity(series * timeline.facts.count)
    latest.reserveCapacity(series * 3)
  }

  mutating func add(_ plan: GroupPlan, number: Int) -> MadeUsage {
    var usage = MadeUsage(plan, timeline: timeline)
    let missing = plan.shape.missingAgo.map { timeline.index(ago: $0) }
    for (place, series) in plan.series.enumerated() {
      var days = SeriesDays(
        series, of: plan, timeline: timeline,
        generator: SeededGenerator(seed: seed &+ UInt64(number) << 32 &+ UInt64(place) << 16))
      var record = Self.template(series, of: plan, on: timeline.first)
      days.forEach { cell in
        guard cell.index != missing else { return }
        usage.add(cell, series: place, facts: timeline.facts[cell.index])
        append(cell, series, &record)
      }
    }
    return usage
  }

  private static func template(_ series: GroupPlan.Series, of plan: GroupPlan, on day: Day)
    -> UsageRecord
  {
    let isCredit = series.shape.category == "adjustments"
    return UsageRecord(
      group: plan.id, account: series.account, category: series.shape.category,
      product: isCredit ? "Service credit" : series.product.title, days: DayRange(day),
      usage: Quantity(.zero, isCredit ? "credits" : series.product.unit),
      price: .zero(plan.currency))
  }

  private mutating func append(
    _ cell: UsageCell, _ series: GroupPlan.Series, _ record: inout UsageRecord
  ) {
    let ago = timeline.facts.count - 1 - cell.index
    record.days = DayRange(timeline.first + cell.index)
    guard ago >= timeline.firstImportEndsAgo else {
      Self.set(cell, &record)
      latest.append(record)
      return
    }
    if series.shape.isRestated, timeline.restatedAgo.contains(ago) {
      let known = cell.thousandths * 93 / 100_000 * 1000
      let first = UsageCell(index: cell.index, thousandths: known, unitPrice: series.unitPrice)
      Self.set(first, &record)
      earlier.append(record)
      Self.set(cell, &record)
      latest.append(record)
    } else {
      Self.set(cell, &record)
      earlier.append(record)
    }
  }

  private static func set(_ cell: UsageCell, _ record: inout UsageRecord) {
    record.usage.amount = Amount(nanos: Int128(cell.thousandths) * 1_000_000)
    record.price.amount = Amount(nanos: Int128(cell.nanos))
  }
}
