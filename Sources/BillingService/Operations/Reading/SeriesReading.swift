import BillingCore

/// One group's daily spend in one currency, judged day by day.
struct SeriesReading: Sendable {
  let group: BillingGroup
  let currency: Currency
  let first: Day
  /// Nil where the day is missing, and after what is known.
  let prices: [Amount?]
  let verdicts: [DayVerdict]
  /// The last day that the data knows about.
  let asOf: Day
  /// What the month of the last day ends at.
  let forecast: MonthForecast?

  /// The last days may still grow, or are not known yet: `open` of them.
  init(_ series: DailySeries, of group: BillingGroup, from first: Day, asOf: Day, open: Int) {
    let skipped = max(series.first.distance(to: first), 0)
    let prices = Array(series.prices.dropFirst(skipped))
    var detector = SpikeDetector(first: first, settings: group.spikes.detector(series.currency))
    verdicts = prices.enumerated().map { index, price in
      detector.append(price?.approximate, provisional: index >= prices.count - open)
    }
    self.group = group
    self.prices = prices
    self.first = first
    self.asOf = asOf
    currency = series.currency
    forecast = MonthForecast(detector, provisional: open)
  }

  func price(on day: Day) -> Amount? {
    let index = first.distance(to: day)
    return prices.indices.contains(index) ? prices[index] : nil
  }

  func verdict(on day: Day) -> DayVerdict? {
    let index = first.distance(to: day)
    return verdicts.indices.contains(index) ? verdicts[index] : nil
  }

  /// What every known day of the range adds up to.
  func total(in range: DayRange) -> Money {
    let days = DayRange(first: first, last: first + max(prices.count - 1, 0))
    guard !prices.isEmpty, let clipped = days.clipped(to: range) else { return .zero(currency) }
    let sum = clipped.days.reduce(Amount.zero) { $0 + (price(on: $1) ?? .zero) }
    return Money(sum, currency)
  }
}
