import BillingCore
import Testing

@testable import UsageEngine

private let groups = (0..<4).map(RecordMaker.group)

/// Whole months, parts of them, one day, nothing.
private let ranges = [
  ("2025-01-01", "2025-12-31"), ("2025-02-01", "2025-02-28"), ("2025-01-20", "2025-03-31"),
  ("2025-02-01", "2025-03-20"), ("2025-02-11", "2025-02-11"), ("2025-01-16", "2025-04-02"),
  ("2024-01-01", "2024-12-31"), ("2025-02-02", "2025-02-27"), ("2025-01-18", "2025-03-29"),
].map { DayRange(first: Day($0)!, last: Day($1)!) }

private func check(_ index: UsageIndex, _ slow: SlowUsage) {
  for range in ranges {
    for by in [[], [.month], [.account], [.product, .month], [.group], [.category]]
      as [[UsageDimension]]
    {
      for products in [nil, ["p1"]] {
        let filter = UsageFilter(groups: groups, products: products)
        let question = UsageQuestion(range: range, aggregation: .monthly, by: by, filter: filter)
        #expect(texts(index.table(question)) == slow.sums(question), "\(by) \(range.text)")
      }
    }
  }
}

/// A second import revises days of the first and adds others: the kept sums follow.
@Test(arguments: 1...3)
func spansAddUpAfterRevisions(seed: Int) {
  var maker = RecordMaker(seed: UInt64(seed) + 40)
  let first = maker.records(1500)
  let second = maker.records(700)
  let index = UsageIndex(imports: [(Day("2025-05-01")!, first), (Day("2025-05-02")!, second)])
  check(index, SlowUsage(records: first + second))
}

@Test func spansAddUpInACacheThatGrew() throws {
  let folder = TemporaryFolder()
  let cache = TemporaryFolder()
  var maker = RecordMaker(seed: 51)
  let records = (0..<3).map { _ in
    maker.records(500).map { record in
      var record = record
      record.group = groups[0]
      return record
    }
  }
  let files = records.enumerated().map { place, some in
    UsageFile(
      path: folder.write("\(place)", Array(some.map { json($0) + "\n" }.joined().utf8)),
      imported: Day("2025-05-01")!, accounts: AccountGroups(everythingTo: groups[0]))
  }
  for count in 1...3 {
    let index = try UsageEngine.open(Array(files.prefix(count)), cache: cache.path)
    check(index, SlowUsage(records: Array(records.prefix(count).joined())))
  }
  check(
    try UsageEngine.open(files, cache: cache.path), SlowUsage(records: Array(records.joined())))
}

/// Where a month's sum without a few days is taken, nothing comes from those days: neither an
/// account that has records on them only, nor is one lost whose records come to nothing.
@Test func aMonthWithoutItsFirstDayHasWhatTheOtherDaysHave() {
  func record(_ account: String, _ day: Int, _ price: Amount) -> UsageRecord {
    UsageRecord(
      group: groups[0], account: AccountID(account)!, category: "c", product: "p",
      days: DayRange(Day("2025-02-01")! + day), usage: Quantity(price, "u"),
      price: Money(price, .usd))
  }
  let all = (0..<28).map { record("everyDay", $0, Amount("1.25")) }
  let few = [
    record("firstDayOnly", 0, Amount("7")), record("nothing", 9, .zero),
    record("back", 9, Amount("3")), record("back", 10, Amount("-3")),
  ]
  let records = all + few
  let index = UsageIndex(records: records, imported: Day("2025-05-01")!)
  for first in 1...14 {
    let range = DayRange(first: Day("2025-02-01")! + first, last: Day("2025-02-27")!)
    let question = UsageQuestion(
      range: range, aggregation: .daily, by: [.account], filter: UsageFilter(groups: groups))
    let table = index.table(question)
    #expect(texts(table) == SlowUsage(records: records).sums(question), "\(range.text)")
    #expect(table.rows.count == (first <= 9 ? 3 : first == 10 ? 2 : 1))
  }
}

@Test func severalImportsInMemoryKeepTheirDays() {
  var maker = RecordMaker(seed: 61)
  var record = maker.record()
  let before = record
  record.price.amount = Amount("77")
  let index = UsageIndex(imports: [(Day("2025-05-01")!, [before]), (Day("2025-05-03")!, [record])])
  let revisions = index.revisions(of: record.group, in: record.days)
  #expect(revisions.map(\.before) == [before])
  #expect(revisions.map(\.after) == [record])
  #expect(revisions.map(\.importedBefore) == [Day("2025-05-01")!])
  #expect(revisions.map(\.importedAfter) == [Day("2025-05-03")!])
}
