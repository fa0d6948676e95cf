import BillingCore
import BillingService

/// A forecast in a few words: `forecast 3,410 ± 180`.
enum ForecastWords {
  /// It names its month where other days are shown than those.
  static func short(
    _ forecast: MonthForecast, _ currency: Currency, _ names: DisplayNames, over month: DayRange,
    hasBand: Bool = true
  ) -> String {
    guard !names.isPrivate else { return "" }
    let total = Money(statistic: forecast.total, currency)
    let half = Money(statistic: (forecast.high - forecast.low) / 2, currency)
    let early = forecast.isEarly ? " (little history)" : ""
    let of = month == forecast.asOf.month.days ? "" : "\(forecast.asOf.month.shortName) "
    let figure = "\(of)forecast \(total.roundFigure)"
    return hasBand ? "\(figure) ± \(half.roundFigure)\(early)" : figure
  }
}

extension ForecastWords {
  /// `USD 72,900 ± 2,100`.
  static func short(_ forecast: ForecastFigure, _ names: DisplayNames, hasBand: Bool = true)
    -> String
  {
    let code = forecast.total.currency.code
    guard !names.isPrivate else { return "\(code) •••" }
    let total = "\(code) \(forecast.total.roundFigure)"
    return hasBand ? "\(total) ± \(forecast.band.roundFigure)" : total
  }
}
