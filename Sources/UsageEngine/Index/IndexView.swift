internal import BillingCore

/// One moment of the index: what all questions are answered from.
final class IndexView: Sendable {
  let head: IndexHead
  let cells: CellStore

  init(head: IndexHead, cells: CellStore) {
    self.head = head
    self.cells = cells
  }

  func reader() -> PlaneReader { PlaneReader(cells: cells, checks: head.checks) }

  func groupID(_ id: UInt32) -> BillingGroupID? { BillingGroupID(head.names.groups[id]) }

  func facts(of group: BillingGroupID) -> GroupFacts? {
    guard let id = head.names.groups.find(group.revealed) else { return nil }
    let facts = head.facts[Int(id)]
    return facts.hasData ? facts : nil
  }

  func coverage(of group: BillingGroupID) -> UsageCoverage? {
    guard let facts = facts(of: group) else { return nil }
    return UsageCoverage(
      first: Day(number: facts.first), last: Day(number: facts.last),
      asOf: Day(number: max(facts.asOf, facts.last)))
  }

  func generation(of group: BillingGroupID) -> UInt64 {
    guard let facts = facts(of: group) else { return 0 }
    let asOf = UInt64(UInt32(bitPattern: max(facts.asOf, facts.last)))
    return FastHash.mix(facts.content, asOf)
  }

  func categories(in groups: [BillingGroupID]) -> [String] {
    let wanted = Set(groups.compactMap { head.names.groups.find($0.revealed) })
    var found = Set<UInt32>()
    for row in head.levels[1].rows where wanted.contains(row.group) { found.insert(row.category) }
    return found.map { head.names.categories[$0] }.sorted(by: Self.inByteOrder)
  }

  static func inByteOrder(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// The record behind a row and some days.
  func record(_ row: SeriesRow, _ days: DayRange, _ value: CellValue) -> UsageRecord? {
    guard let group = groupID(row.group),
      let currency = Currency(head.names.currencies[row.currency])
    else { return nil }
    return UsageRecord(
      group: group,
      account: row.account == SeriesRow.none ? nil : AccountID(head.names.accounts[row.account]),
      category: row.category == SeriesRow.none ? "" : head.names.categories[row.category],
      product: row.product == SeriesRow.none ? "" : head.names.products[row.product], days: days,
      usage: Quantity(Amount(nanos: value.usage), head.names.units[row.unit]),
      price: Money(Amount(nanos: value.price), currency))
  }
}
