internal import BillingCore

extension IndexView {
  func table(_ question: UsageQuestion) throws(IndexDamage) -> UsageTable {
    let selection = try Selection(self, by: question.by, filter: question.filter)
    let answer = try AnswerLines(
      self, selection, range: question.range, buckets: TimeBuckets(by: question.by),
      placesLongs: question.aggregation == .monthly && !question.by.contains(.day))
    let order = AnswerOrder(selection.head.names, keys: selection.keys, by: question.by)
    let lines = order.sorted(answer.lines)
    return UsageTable(
      question: question, asOf: asOf(question.filter.groups),
      rows: TableRows(selection, question).rows(lines),
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
private struct TableRows {
  private let keys: [SeriesRow]
  private let by: DimensionSet
  private let currencies: [Currency?]
  private let units: [String]
  private let rowKeys: [UsageKey]

  init(_ selection: Selection, _ question: UsageQuestion) {
    keys = selection.keys
    by = DimensionSet(question.by)
    let names = selection.head.names
    currencies = names.currencies.ids.map { Currency(names.currencies[$0]) }
    units = names.units.ids.map { names.units[$0] }
    var accounts: [UInt32: AccountID] = [:]
    rowKeys = keys.map { Self.key($0, names, DimensionSet(question.by), &accounts) }
  }

  /// An account has a row for each unit, and its name is made once.
  private static func key(
    _ row: SeriesRow, _ names: RowNames, _ by: DimensionSet, _ accounts: inout [UInt32: AccountID]
  ) -> UsageKey {
    var key = UsageKey()
    if by.contains(.group) { key.group = BillingGroupID(names.groups[row.group]) }
    if by.contains(.account) {
      let known = accounts[row.account] ?? AccountID(names.accounts[row.account])
      accounts[row.account] = known
      key.account = .some(known)
    }
    if by.contains(.category) { key.category = names.categories[row.category] }
    if by.contains(.product) { key.product = names.products[row.product] }
    return key
  }

  func rows(_ lines: [AnswerLine]) -> [UsageRow] {
    var rows: [UsageRow] = []
    rows.reserveCapacity(lines.count)
    var last: AnswerLine?
    for line in lines {
      let quantity = Quantity(Amount(nanos: line.value.usage), units[Int(keys[line.cell].unit)])
      if let last, !by.contains(.unit), isSameRow(last, line) {
        rows[rows.count - 1].usage.append(quantity)
        rows[rows.count - 1].price.amount.nanos &+= line.value.price
      } else if let row = row(line, quantity) {
        rows.append(row)
      }
      last = line
    }
    return rows
  }

  private func row(_ line: AnswerLine, _ quantity: Quantity) -> UsageRow? {
    guard let currency = currencies[Int(keys[line.cell].currency)] else { return nil }
    var key = rowKeys[line.cell]
    if by.contains(.day) || by.contains(.month) { key.days = line.days }
    return UsageRow(
      key: key, usage: [quantity], price: Money(Amount(nanos: line.value.price), currency))
  }

  private func isSameRow(_ a: AnswerLine, _ b: AnswerLine) -> Bool {
    var first = keys[a.cell]
    first.unit = keys[b.cell].unit
    return a.days == b.days && first == keys[b.cell]
  }
}
