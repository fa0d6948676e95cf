internal import BillingCore

extension IndexView {
  func table(_ question: UsageQuestion) throws(IndexDamage) -> UsageTable {
    let selection = try Selection(self, by: question.by, filter: question.filter)
    let answer = try AnswerLines(
      self, selection, range: question.range, buckets: TimeBuckets(by: question.by),
      placesLongs: question.aggregation == .monthly && !question.by.contains(.day))
    let accounts =
      question.by.contains(.account)
      ? accountTexts(selection.head, for: selection.keys.count) : nil
    let order = AnswerOrder(
      selection.head.names, keys: selection.keys, by: question.by, accounts: accounts)
    let lines = order.sorted(answer.lines)
    return UsageTable(
      question: question, asOf: asOf(question.filter.groups),
      rows: TableRows(selection, question, accounts).rows(lines),
      totals: bag(answer.lines, selection.keys), notByDay: bag(answer.unplaced, selection.keys))
  }

  private func asOf(_ groups: [BillingGroupID]) -> Day? {
    groups.lazy.compactMap { self.coverage(of: $0)?.asOf }.max()
  }

  private func bag(_ lines: [AnswerLine], _ keys: [SeriesRow]) -> MoneyBag {
    var sums: [UInt32: Int128] = [:]
    for line in lines { sums[keys[line.cell].currency, default: 0] &+= line.value.price }
    return MoneyBag(
      sums.compactMap { id, nanos in
        Currency(outline.names.currencies[id]).map { Money(Amount(nanos: nanos), $0) }
      })
  }
}

/// Turns sorted lines into rows with names; lines that differ by unit alone become one row.
/// A class, because copies of all these lists for each row would cost more than the row.
private final class TableRows {
  private let keys: [SeriesRow]
  private let by: DimensionSet
  private let names: RowNames
  private let currencies: [Currency?]
  private let units: [String]
  private let accounts: AccountTexts?
  /// Those that were asked for, by their numbers.
  private var groups: [BillingGroupID?]

  init(_ selection: Selection, _ question: UsageQuestion, _ accounts: AccountTexts?) {
    keys = selection.keys
    by = DimensionSet(question.by)
    let names = selection.head.names
    self.names = names
    self.accounts = accounts
    currencies = names.currencies.ids.map { Currency(names.currencies[$0]) }
    units = names.units.ids.map { names.units[$0] }
    groups = Array(repeating: nil, count: by.contains(.group) ? names.groups.count : 0)
  }

  func rows(_ lines: [AnswerLine]) -> [UsageRow] {
    var rows: [UsageRow] = []
    rows.reserveCapacity(lines.count)
    let (tellsTime, tellsUnits) = (by.contains(.day) || by.contains(.month), by.contains(.unit))
    var (key, cell) = (UsageKey(), -1)
    var start = 0
    while start < lines.count {
      let first = lines[start]
      var end = start + 1
      while end < lines.count, !tellsUnits, isSameRow(first, lines[end]) { end += 1 }
      defer { start = end }
      guard let currency = currencies[Int(keys[first.cell].currency)] else { continue }
      // Days of one cell mostly follow each other.
      if first.cell != cell { (key, cell) = (self.key(keys[first.cell]), first.cell) }
      if tellsTime { key.days = first.days }
      let price = lines[start..<end].reduce(0) { $0 &+ $1.value.price }
      rows.append(
        UsageRow(
          key: key, usage: end - start == 1 ? [quantity(first)] : lines[start..<end].map(quantity),
          price: Money(Amount(nanos: price), currency)))
    }
    return rows
  }

  private func quantity(_ line: AnswerLine) -> Quantity {
    Quantity(Amount(nanos: line.value.usage), units[Int(keys[line.cell].unit)])
  }

  private func key(_ row: SeriesRow) -> UsageKey {
    var key = UsageKey()
    if by.contains(.group) { key.group = group(row.group) }
    if by.contains(.account) {
      key.account = .some(accounts?.ids[Int(row.account)] ?? AccountID(names.accounts[row.account]))
    }
    if by.contains(.category) { key.category = names.categories[row.category] }
    if by.contains(.product) { key.product = names.products[row.product] }
    return key
  }

  private func group(_ number: UInt32) -> BillingGroupID? {
    if let known = groups[Int(number)] { return known }
    let id = BillingGroupID(names.groups[number])
    groups[Int(number)] = id
    return id
  }

  private func isSameRow(_ a: AnswerLine, _ b: AnswerLine) -> Bool {
    var first = keys[a.cell]
    first.unit = keys[b.cell].unit
    return a.days.first.number == b.days.first.number && first == keys[b.cell]
  }
}
