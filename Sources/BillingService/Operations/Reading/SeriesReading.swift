import BillingCore

/// One group's daily spend in one currency, judged day by day.
struct SeriesReading: Sendable {
  let group: BillingGroup
  let currency: Currency
  let first: Day
  /// Nil where the day is missing; up to the last day that is known.
  let prices: [Amount?]
  /// The last day that the data knows about.
  let asOf: Day
  /// Oldest first.
  let alarms: [DayVerdict]
  /// What the month of `today` ends at.
  let forecast: MonthForecast?
  /// Of the last day, where it was judged just now.
  let lastVerdict: DayVerdict?

  /// What was found before.
  init(
    _ series: DailySeries, of group: BillingGroup, in days: DayRange, asOf: Day, kept: KeptSpikes
  ) {
    self.group = group
    self.asOf = asOf
    first = days.first
    prices = days.days.map { series.price(on: $0) }
    currency = series.currency
    alarms = kept.alarms.filter { $0.amount.currency == series.currency }.map(\.verdict)
    forecast = kept.forecasts.first { $0.currency == series.currency }?.forecast
    lastVerdict = nil
  }

  /// A day that runs or settles can be a spike already, and is never a drop.
  init(
    _ series: DailySeries, of group: BillingGroup, in days: DayRange, asOf: Day, at moment: Moment
  ) {
    let first = days.first
    let prices = days.days.map { series.price(on: $0) }
    let open = days.count(from: moment.firstOpen(asOf: asOf))
    var detector = SpikeDetector(first: first, settings: group.spikes.detector(series.currency))
    let verdicts = prices.enumerated().map { index, price in
      detector.append(price?.approximate, provisional: index >= prices.count - open)
    }
    alarms = verdicts.filter(\.isAlarm)
    lastVerdict = verdicts.last
    self.group = group
    self.prices = prices
    self.first = first
    self.asOf = asOf
    currency = series.currency
    forecast = Self.forecast(detector, open: open, of: moment.today.month)
  }

  /// In a month's first days, before any of them is known, the days before it have to do.
  private static func forecast(_ detector: SpikeDetector, open: Int, of month: Month)
    -> MonthForecast?
  {
    let gap = detector.next.distance(to: month.first)
    guard gap <= ReadingWindow.longestGap else { return nil }
    var detector = detector
    let missing = max(gap + 1, 0)
    for _ in 0..<missing { detector.append(nil, provisional: true) }
    let forecast = MonthForecast(detector, provisional: missing + open)
    return forecast?.month == month ? forecast : nil
  }

  func price(on day: Day) -> Amount? {
    let index = first.distance(to: day)
    return prices.indices.contains(index) ? prices[index] : nil
  }

  func prices(on days: DayRange) -> [Amount?] { days.days.map { price(on: $0) } }

  /// What every known day of the range adds up to.
  func total(in range: DayRange) -> Money {
    let days = DayRange(first: first, last: first + max(prices.count - 1, 0))
    guard !prices.isEmpty, let clipped = days.clipped(to: range) else { return .zero(currency) }
    let sum = clipped.days.reduce(Amount.zero) { $0 + (price(on: $1) ?? .zero) }
    return Money(sum, currency)
  }
}
