import BillingCore

/// Reads and judges daily spend: one question to the usage source, however many groups there are.
struct SpendReader {
  let usage: any UsageSource
  let moment: Moment
  var today: Day { moment.today }

  init(_ scene: Scene) throws(BillingError) {
    usage = try scene.usage
    moment = scene.moment
  }

  /// How far a group's data reaches, never beyond today.
  func asOf(_ group: BillingGroupID) -> Day? {
    usage.coverage(of: group).map { min($0.asOf, today) }
  }

  /// One reading for each group and currency, up to `last`; the group's own currency first. What
  /// is known of a group's days up to `last` is not judged again.
  func readings(
    _ groups: [BillingGroup], until last: Day, known: [BillingGroupID: KeptSpikes] = [:]
  ) -> [BillingGroupID: [SeriesReading]] {
    let last = min(last, today)
    let range = DayRange(first: ReadingWindow.start(for: last), last: last)
    let question = SeriesQuestion(
      range: range, by: [.group], filter: UsageFilter(groups: groups.map(\.id)))
    let byGroup = Dictionary(grouping: usage.series(question), by: \.key.group)
    var readings: [BillingGroupID: [SeriesReading]] = [:]
    for group in groups {
      let read = (byGroup[group.id] ?? []).compactMap {
        reading($0, of: group, in: range, known[group.id])
      }
      readings[group.id] = read.sorted { a, b in
        (a.currency == group.currency ? 0 : 1, a.currency)
          < (b.currency == group.currency ? 0 : 1, b.currency)
      }
    }
    return readings
  }

  private func reading(
    _ series: DailySeries, of group: BillingGroup, in range: DayRange, _ known: KeptSpikes?
  ) -> SeriesReading? {
    guard let coverage = usage.coverage(of: group.id) else { return nil }
    let asOf = min(coverage.asOf, today)
    let covered = DayRange(first: min(coverage.first, asOf), last: asOf)
    return range.clipped(to: covered).map { days in
      known.map { SeriesReading(series, of: group, in: days, asOf: asOf, kept: $0) }
        ?? SeriesReading(series, of: group, in: days, asOf: asOf, at: moment)
    }
  }
}
