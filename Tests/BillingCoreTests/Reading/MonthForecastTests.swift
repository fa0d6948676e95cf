import Testing

@testable import BillingCore

@Suite struct MonthForecastTests {
  private func monthEnd(_ series: [Double?], provisional: Int = 0) -> MonthForecast? {
    MonthForecast(series, from: MadeSeries.first, provisional: provisional)
  }

  @Test func aConstantSeriesEndsWhereItMust() throws {
    let forecast = try #require(monthEnd(MadeSeries.constant(90)))
    #expect(forecast.month.text == "2025-04")
    #expect(forecast.asOf.text == "2025-04-05")
    #expect(forecast.daysLeft == 25)
    #expect(abs(forecast.total - 1500) < 1e-6)
    #expect(forecast.toDate == 250)
    #expect(!forecast.isEarly)
  }

  @Test func theBandHoldsTheTotalAndWhatIsSpent() throws {
    let forecast = try #require(monthEnd(MadeSeries.weekly(90)))
    #expect(forecast.low < forecast.total && forecast.total < forecast.high)
    #expect(forecast.low >= forecast.toDate)
    #expect(forecast.coming.count == forecast.daysLeft)
  }

  @Test func weekendsStayWeekends() throws {
    let forecast = try #require(monthEnd(MadeSeries.weekly(90)))
    // The last day is a Saturday.
    #expect(forecast.coming[1] > 3 * forecast.coming[0])
  }

  @Test func aRunningDayCountsAtLeastAsExpected() throws {
    let started = MadeSeries.with(MadeSeries.constant(90), [89: 5])
    let over = MadeSeries.with(MadeSeries.constant(90), [89: 400])
    let low = try #require(monthEnd(started, provisional: 1))
    let high = try #require(monthEnd(over, provisional: 1))
    #expect(abs(low.total - 1500) < 1e-6)
    #expect(abs(high.total - 1850) < 1e-6)
    let nothingYet = MadeSeries.with(MadeSeries.constant(90), [88: Double?.none, 89: nil])
    #expect(abs(try #require(monthEnd(nothingYet, provisional: 2)).total - 1500) < 1e-6)
    #expect(try #require(monthEnd(nothingYet)).total < 1450)
  }

  @Test func shortHistorySaysSo() throws {
    #expect(monthEnd(MadeSeries.constant(4)) == nil)
    #expect(monthEnd([nil, nil, 3, 4, 5, 6]) == nil)
    #expect(try #require(monthEnd(MadeSeries.constant(6))).isEarly)
    #expect(monthEnd([]) == nil)
  }
}

@Suite struct BudgetStatusTests {
  private func status(_ budget: Double, _ days: [Double?], coming: Int) -> BudgetStatus {
    let history = MadeSeries.constant(54) + days
    let forecast = MonthForecast(history, from: MadeSeries.first)
    let month = (MadeSeries.first + 54).month
    return BudgetStatus(budget: budget, month: days, of: month, forecast: forecast)
  }

  @Test func theStatusNamesItsDay() {
    let days = MadeSeries.constant(10)
    let month = (MadeSeries.first + 54).month
    #expect(month.first == MadeSeries.first + 54)
    #expect(status(2000, days, coming: 21) == .onTrack)
    #expect(status(1500, days, coming: 21) == .atRisk(on: month.first + 30))
    #expect(status(1000, days, coming: 21) == .atRisk(on: month.first + 20))
    #expect(status(499, days, coming: 21) == .exceeded(on: month.first + 9))
    #expect(status(-1, [], coming: 31) != .exceeded(on: month.first))
  }

  @Test func withoutAForecastItIsTooEarlyUnlessItIsTooLate() {
    let month = MadeSeries.first.month
    #expect(BudgetStatus(budget: 10, month: [3], of: month, forecast: nil) == .tooEarly)
    #expect(
      BudgetStatus(budget: 2, month: [nil, 3], of: month, forecast: nil)
        == .exceeded(on: month.first + 1))
  }
}
