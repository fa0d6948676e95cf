import BillingCore
import BillingService

/// A forecast in a few words: `forecast 3,410 ± 180`.
enum ForecastWords {
  static func short(_ forecast: MonthForecast, _ currency: Currency, _ names: DisplayNames)
    -> String
  {
    guard !names.isPrivate else { return "" }
    let total = Money(rounding: forecast.total, currency)
    let half = Money(rounding: (forecast.high - forecast.low) / 2, currency)
    let early = forecast.isEarly ? " (little history)" : ""
    return "forecast \(total.roundFigure) ± \(half.roundFigure)\(early)"
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

extension Money {
  /// A statistic as it is shown: rounded once, at the currency's decimals.
  init(rounding value: Double, _ currency: Currency) {
    let limited = value.isFinite ? min(max(value, -1e17), 1e17) : 0
    let amount = Amount(nanos: Int128((limited * 1e9).rounded()))
    self = Money(amount, currency).rounded()
  }
}
