internal import BillingCore
internal import Synchronization

/// One moment of the index: what all questions are answered from.
final class IndexView: Sendable {
  /// The head; of one that was opened, without what only `whole()` has: accounts, the levels of
  /// series and of categories by group, records of several days, revisions.
  let outline: IndexHead
  let cells: CellStore
  private let detail: IndexDetail?
  private let known: Mutex<IndexHead?>
  private let texts = Mutex<AccountTexts?>(nil)
  let presences = LastPresence()

  init(head: IndexHead, cells: CellStore) {
    outline = head
    self.cells = cells
    detail = nil
    known = Mutex(head)
  }

  init(outline: IndexHead, detail: IndexDetail, cells: CellStore) {
    self.outline = outline
    self.cells = cells
    self.detail = detail
    known = Mutex(nil)
  }

  /// All of the head; it is read and checked when it is first asked for.
  func whole() throws(IndexDamage) -> IndexHead {
    guard let detail else { return outline }
    if let known = known.withLock({ $0 }) { return known }
    let head = try detail.head(outline)
    known.withLock { $0 = head }
    return head
  }

  /// Texts and order of all accounts, where they are there already or many are asked for.
  func accountTexts(_ head: IndexHead, for count: Int) -> AccountTexts? {
    if let kept = texts.withLock({ $0 }) { return kept }
    guard count >= head.names.accounts.count / 8 else { return nil }
    let made = AccountTexts(head.names.accounts)
    if made.ids.count <= AccountTexts.mostKept { texts.withLock { $0 = made } }
    return made
  }

  func reader() -> PlaneReader { PlaneReader(cells: cells, checks: outline.checks) }

  func groupID(_ id: UInt32) -> BillingGroupID? { BillingGroupID(outline.names.groups[id]) }

  func facts(of group: BillingGroupID) -> GroupFacts? {
    guard let id = outline.names.groups.find(group.revealed) else { return nil }
    let facts = outline.facts[Int(id)]
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

  func categories(in groups: [BillingGroupID]) throws(IndexDamage) -> [String] {
    let head = try whole()
    let wanted = Set(groups.compactMap { outline.names.groups.find($0.revealed) })
    var found = Set<UInt32>()
    for row in head.levels[1].rows where wanted.contains(row.group) { found.insert(row.category) }
    return found.map { head.names.categories[$0] }.sorted(by: Self.inByteOrder)
  }

  static func inByteOrder(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

}

extension IndexHead {
  /// The record behind a row and some days.
  func record(_ row: SeriesRow, _ days: DayRange, _ value: CellValue) -> UsageRecord? {
    guard let group = BillingGroupID(names.groups[row.group]),
      let currency = Currency(names.currencies[row.currency])
    else { return nil }
    return UsageRecord(
      group: group,
      account: row.account == SeriesRow.none ? nil : AccountID(names.accounts[row.account]),
      category: row.category == SeriesRow.none ? "" : names.categories[row.category],
      product: row.product == SeriesRow.none ? "" : names.products[row.product], days: days,
      usage: Quantity(Amount(nanos: value.usage), names.units[row.unit]),
      price: Money(Amount(nanos: value.price), currency))
  }
}
