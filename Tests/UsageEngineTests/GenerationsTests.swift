import BillingCore
import Testing

@testable import UsageEngine

private let groups = (0..<2).map(RecordMaker.group)

private func record(
  _ first: String, _ price: Int, group: Int = 0, until last: String? = nil,
  category: String = "sms"
) -> UsageRecord {
  UsageRecord(
    group: groups[group], account: AccountID("AC1"), category: category, product: "SMS",
    days: DayRange(first: Day(first)!, last: Day(last ?? first)!),
    usage: Quantity(Amount("3"), "messages"), price: Money(Amount(units: price), .eur))
}

private func index(_ records: [UsageRecord]) throws -> UsageIndex {
  let text = records.map { json($0) + "\n" }.joined()
  let accounts = AccountGroups([AccountID("AC1")!: groups[0]], others: groups[1])
  return try UsageEngine.open([
    UsageFile(
      name: "r", content: .bytes(Array(text.utf8)), imported: Day("2025-06-01")!,
      accounts: accounts)
  ])
}

/// What a group's records up to a day amount to is told by them alone.
@Test func laterDaysLeaveTheGenerationOfEarlierOnesAsItIs() throws {
  let base = [record("2025-03-01", 5), record("2025-03-02", 7)]
  let until = Day("2025-03-02")!
  func generation(_ more: [UsageRecord]) throws -> UInt64? {
    try index(base + more).generations(of: groups, until: until)[groups[0]]
  }
  let before = try generation([])
  #expect(before != nil)
  #expect(try index(base).generations(of: groups, until: until)[groups[1]] == nil)
  #expect(try generation([record("2025-03-03", 9)]) == before, "a day more")
  #expect(
    try generation([record("2025-03-03", 9), record("2025-04-20", 1, category: "new")]) == before)
  #expect(try generation([record("2025-03-02", 8)]) != before, "another value")
  #expect(try generation([record("2025-03-02", 8, category: "voice")]) != before, "another series")
  #expect(try generation([record("2025-02-01", 1)]) != before, "an earlier day")
  #expect(
    try generation([record("2025-03-02", 1, until: "2025-03-05")]) != before, "reaches both sides")
}
