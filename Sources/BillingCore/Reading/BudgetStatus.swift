/// Where a month stands against its budget.
package enum BudgetStatus: Hashable, Sendable {
  case onTrack
  /// The forecast passes the budget; the day on which it does.
  case atRisk(on: Day)
  case exceeded(on: Day)
  /// Too little history to look ahead.
  case tooEarly

  /// `month` holds the month's days so far, the first of them first.
  package init(budget: Double, month days: [Double?], of month: Month, forecast: MonthForecast?) {
    var spent = 0.0
    for (index, amount) in days.enumerated() {
      spent += amount ?? 0
      if spent > budget {
        self = .exceeded(on: month.first + index)
        return
      }
    }
    guard let forecast, forecast.month == month else {
      self = .tooEarly
      return
    }
    for (index, amount) in forecast.coming.enumerated() {
      spent += amount
      if spent > budget {
        self = .atRisk(on: forecast.asOf + (index + 1))
        return
      }
    }
    self = forecast.total > budget ? .atRisk(on: month.last) : .onTrack
  }
}
