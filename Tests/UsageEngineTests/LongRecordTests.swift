import BillingCore
import Testing

@testable import UsageEngine

private func record(_ from: String, _ to: String, _ price: Int) -> UsageRecord {
  UsageRecord(
    group: oneGroup, account: nil, category: "c", product: "p",
    days: DayRange(first: Day(from)!, last: Day(to)!), usage: Quantity(Amount(units: 10), "u"),
    price: Money(Amount(units: price), .usd))
}

/// The rows by month or day, then what is not by day.
private func picture(
  _ records: [UsageRecord], _ aggregation: Aggregation, from: String = "2025-01-01",
  to: String = "2025-02-28"
) -> String {
  let index = UsageIndex(records: records, imported: Day("2025-05-01")!)
  let table = index.table(
    UsageQuestion(
      range: DayRange(first: Day(from)!, last: Day(to)!), aggregation: aggregation,
      by: [aggregation == .daily ? .day : .month], filter: UsageFilter(groups: [oneGroup])))
  let rows = table.rows.map { "\($0.key.days?.first.shortText ?? "") \($0.price.amount.text)" }
  return (rows + table.notByDay.sorted.map { "not by day \($0.amount.text)" })
    .joined(separator: ", ")
}

private let month = record("2025-01-01", "2025-01-31", 100)
private let twoDays = [
  record("2025-01-03", "2025-01-03", 30), record("2025-01-04", "2025-01-04", 20),
]

@Test func aLongRecordAnswersByMonthAndIsNeverSplit() {
  #expect(picture([month], .monthly) == "Jan 1 100")
  #expect(picture([month], .daily) == "not by day 100")
  #expect(picture([month], .monthly, from: "2025-01-02") == "")
}

@Test func dayRecordsInsideALongOneAreShownAndTheRestIsNotByDay() {
  #expect(picture([month] + twoDays, .monthly) == "Jan 1 100")
  #expect(picture([month] + twoDays, .daily) == "Jan 3 30, Jan 4 20, not by day 50")
  #expect(picture([month] + twoDays, .monthly, to: "2025-01-15") == "Jan 1 50")
}

@Test func dayRecordsThatCoverALongOneWin() {
  let days = (0..<31).map { number in
    let day = (Day("2025-01-01")! + number).text
    return record(day, day, 4)
  }
  #expect(picture([month] + days, .monthly) == "Jan 1 124")
  #expect(picture([month] + days.dropLast(), .monthly) == "Jan 1 100")
}

@Test func theLongestOfNestedRecordsTells() {
  let toDate = record("2025-01-01", "2025-01-10", 40)
  #expect(picture([toDate, month], .monthly) == "Jan 1 100")
}

@Test func aLongRecordOverTwoMonthsBelongsToNeither() {
  let both = record("2025-01-20", "2025-02-10", 7)
  #expect(picture([both], .monthly) == "not by day 7")
}

@Test func pagesHoldEveryRecordOnce() {
  var maker = RecordMaker(seed: 5)
  let records = maker.records(2000) + [month] + twoDays
  let index = UsageIndex(records: records, imported: Day("2025-05-01")!)
  for aggregation in Aggregation.allCases {
    let query = UsageQuery(
      range: DayRange(first: Day("2025-01-01")!, last: Day("2025-12-31")!), category: nil,
      aggregation: aggregation, pageSize: 1)
    let whole = index.records(query, of: oneGroup, skipping: 0, limit: 1_000_000)
    #expect(whole.total == whole.records.count)
    #expect(Set(whole.records).count == whole.records.count)
    for size in [1, 7, 1000] {
      let starts = stride(from: 0, to: whole.total, by: size)
      let pages = starts.map {
        index.records(query, of: oneGroup, skipping: $0, limit: size).records
      }
      #expect(pages.flatMap(\.self) == whole.records)
    }
  }
}

@Test func aSeriesIsZeroWhereItsGroupHasDataAndMissingElsewhere() {
  var other = twoDays[0]
  other.category = "d"
  let index = UsageIndex(records: [other, twoDays[1]], imported: Day("2025-05-01")!)
  let series = index.series(
    SeriesQuestion(
      range: DayRange(first: Day("2025-01-02")!, last: Day("2025-01-05")!), by: [.category],
      filter: UsageFilter(groups: [oneGroup])))
  #expect(series.map(\.key.category) == ["c", "d"])
  #expect(
    series.map { $0.prices.map { $0?.text ?? "-" } } == [
      ["-", "0", "20", "-"], ["-", "30", "0", "-"],
    ])
  #expect(series.map(\.unit) == ["u", "u"])
}
