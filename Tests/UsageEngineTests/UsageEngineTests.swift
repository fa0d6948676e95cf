import BillingCore
import Testing

@testable import UsageEngine

private let someGroups = (0..<3).map(RecordMaker.group)
private let range = DayRange(first: Day("2025-01-20")!, last: Day("2025-03-20")!)

private let filters = [
  UsageFilter(groups: someGroups),
  UsageFilter(groups: []),
  UsageFilter(groups: [someGroups[1]], accounts: [nil, AccountID("AC2")!]),
  UsageFilter(groups: someGroups, categories: ["c1", "c5", "unheard of"]),
  UsageFilter(groups: someGroups, accounts: [AccountID("AC1")!], categories: ["c2"]),
  UsageFilter(groups: someGroups, products: ["p1"]),
  UsageFilter(groups: someGroups, accounts: []),
]

private let dimensions: [[UsageDimension]] = [
  [], [.day], [.month], [.group], [.category], [.account], [.product], [.unit],
  [.group, .month], [.category, .day], [.day, .account, .category], [.unit, .category],
  [.group, .account, .category, .product, .unit, .day],
]

@Test(arguments: 1...4)
func tablesEqualASlowAccount(seed: Int) {
  var maker = RecordMaker(seed: UInt64(seed))
  let records = maker.records(3000)
  let index = UsageIndex(records: records, imported: Day("2025-05-01")!)
  let slow = SlowUsage(records: records)
  for filter in filters {
    for by in dimensions {
      let question = UsageQuestion(range: range, aggregation: .monthly, by: by, filter: filter)
      #expect(texts(index.table(question)) == slow.sums(question), "\(by) \(filter)")
    }
  }
}

/// Several questions at once are answered as one after the other, in their order.
@Test func manyQuestionsAtOnce() {
  var maker = RecordMaker(seed: 5)
  let index = UsageIndex(records: maker.records(3000), imported: Day("2025-05-01")!)
  let questions = dimensions.map {
    UsageQuestion(range: range, aggregation: .monthly, by: $0, filter: filters[0])
  }
  #expect(index.tables(questions) == questions.map { index.table($0) })
  #expect(index.tables([]).isEmpty)
}

@Test func recordsComeBackAsTheyWere() {
  var maker = RecordMaker(seed: 11)
  let records = maker.records(500)
  let index = UsageIndex(records: records, imported: Day("2025-05-01")!)
  let groups = (0..<4).map(RecordMaker.group)
  let question = UsageQuestion(
    range: DayRange(first: Day("2025-01-01")!, last: Day("2025-12-31")!), aggregation: .daily,
    by: [], filter: UsageFilter(groups: groups))
  let slow = SlowUsage(records: records).current
  let page = index.sourceRecords(question, skipping: 0, limit: 1000)
  #expect(page.total == slow.count)
  #expect(Set(page.records) == Set(slow))
}
