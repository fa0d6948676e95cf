package import BillingCore

/// What a month will end at, as money.
package struct ForecastFigure: Hashable, Sendable {
  package let month: Month
  package let total: Money
  package let low: Money
  package let high: Money
  /// Too little history to know the weekdays.
  package let isEarly: Bool

  /// Half the width of the band.
  package var band: Money {
    Money(statistic: (high.amount - low.amount).approximate / 2, total.currency)
  }

  package init(month: Month, total: Money, low: Money, high: Money, isEarly: Bool) {
    self.month = month
    self.total = total
    self.low = low
    self.high = high
    self.isEarly = isEarly
  }
}

extension SeriesReading {
  /// Nil before there is enough history, and for another month than the one that runs.
  func forecast(of month: Month) -> ForecastFigure? {
    guard let forecast, forecast.month == month else { return nil }
    return ForecastFigure(
      month: month, total: Money(statistic: forecast.total, currency),
      low: Money(statistic: forecast.low, currency),
      high: Money(statistic: forecast.high, currency), isEarly: forecast.isEarly)
  }
}

/// Where the running month stands against a budget.
package struct BudgetFigure: Hashable, Sendable {
  package let budget: Money
  package let spent: Money
  package let status: BudgetStatus

  /// In per cent of the budget.
  package var percent: Double {
    let whole = budget.amount.approximate
    return whole > 0 ? spent.amount.approximate / whole * 100 : 0
  }
}

extension BudgetFigure {
  init?(_ group: BillingGroup, _ readings: [SeriesReading], spent: MoneyBag, month: Month) {
    guard let budget = group.budget else { return nil }
    let reading = readings.first { $0.currency == budget.currency }
    let forecast = reading?.forecast.flatMap { $0.month == month ? $0 : nil }
    let days = reading.map { reading in
      month.first <= reading.asOf
        ? (month.first...reading.asOf).map { reading.price(on: $0)?.approximate } : []
    }
    self.budget = budget
    self.spent = Money(spent[budget.currency] ?? .zero, budget.currency)
    status = BudgetStatus(
      budget: budget.amount.approximate, month: days ?? [], of: month, forecast: forecast)
  }
}

extension ForecastFigure {
  /// Nil for none. Bands of independent groups grow with the root of their squares.
  init?(adding forecasts: [ForecastFigure]) {
    guard let first = forecasts.first else { return nil }
    let currency = first.total.currency
    let total = forecasts.reduce(Money.zero(currency)) { $0 + $1.total }
    let root = { (widths: [Money]) in
      let squares = widths.map { $0.amount.approximate * $0.amount.approximate }
      return Money(statistic: squares.reduce(0, +).squareRoot(), currency)
    }
    self.init(
      month: first.month, total: total, low: total - root(forecasts.map { $0.total - $0.low }),
      high: total + root(forecasts.map { $0.high - $0.total }),
      isEarly: forecasts.contains(where: \.isEarly))
  }
}
