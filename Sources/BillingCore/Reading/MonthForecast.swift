/// What a month will end at, with the band that holds four of five outcomes.
package struct MonthForecast: Hashable, Sendable {
  package var month: Month
  /// The last observed day.
  package var asOf: Day
  package var total: Double
  package var low: Double
  package var high: Double
  /// What the observed days of the month add up to.
  package var toDate: Double
  package var daysLeft: Int
  /// Known days behind it; below four weeks the weekdays are not known yet.
  package var history: Int
  /// What the remaining days are expected to be, one for each.
  package var coming: [Double]

  package static let leastHistory = 5
  package var isEarly: Bool { history < 28 }

  /// Nil with fewer than five known days: an honest forecast has nothing to say yet.
  package init?(
    _ amounts: [Double?], from first: Day, settings: DetectorSettings = DetectorSettings(),
    provisional: Int = 0
  ) {
    var detector = SpikeDetector(first: first, settings: settings)
    let settled = amounts.count - provisional
    for (index, amount) in amounts.enumerated() {
      detector.append(amount, provisional: index >= settled)
    }
    self.init(detector, provisional: provisional)
  }

  /// As one was made before.
  package init(
    asOf: Day, total: Double, low: Double, high: Double, toDate: Double, history: Int,
    coming: [Double]
  ) {
    month = asOf.month
    self.asOf = asOf
    self.total = total
    self.low = low
    self.high = high
    self.toDate = toDate
    daysLeft = coming.count
    self.history = history
    self.coming = coming
  }

  /// From a detector that has read up to the last observed day.
  package init?(_ detector: SpikeDetector, provisional: Int = 0) {
    guard detector.learnt >= Self.leastHistory, detector.count > 0 else { return nil }
    let last = detector.next - 1
    month = last.month
    asOf = last
    daysLeft = last.distance(to: month.last)
    history = detector.learnt
    let begin = max(0, detector.first.distance(to: month.first))
    let open = min(max(provisional, 0), detector.count - begin)
    let outlook = Outlook(detector, open: min(max(provisional, 0), detector.count))
    let observed = detector.amounts[begin...].map { $0.isNaN ? 0 : $0 }
    toDate = observed.reduce(0, +)
    coming = (0..<daysLeft).map { outlook.amount(ahead: $0 + 1) }
    let settled = observed.dropLast(open).reduce(0, +)
    // A day that is still open ends at least at what it is so far.
    let running = observed.suffix(open).enumerated().reduce(0) { sum, day in
      sum + max(day.element, outlook.amount(ahead: day.offset - open + 1))
    }
    total = settled + running + coming.reduce(0, +)
    let half = outlook.halfBand(open: daysLeft + open)
    low = total - half
    high = total + half
    let onlyGrows = open == 0 && observed.allSatisfy { $0 >= 0 }
    if onlyGrows { low = max(low, min(toDate, total)) }
  }
}
