package import BillingCore

extension UsageIndex {
  /// An index of records that are in memory: the demo's, a test's.
  ///
  /// `asOf` says how fresh a group's data is where that is later than its last day.
  package convenience init(
    records: [UsageRecord], imported: Day, asOf: [BillingGroupID: Day] = [:]
  ) {
    var load = RecordLoad()
    for record in records { load.add(record) }
    self.init(load.view(imported: imported, asOf: asOf))
  }
}

/// Brings records into the columns that the builder reads.
private struct RecordLoad {
  private var names = RowNames()
  private var series: [SeriesRow: UInt32] = [:]
  private var keys: [SeriesRow?] = []
  private let batch = RecordBatch()

  mutating func add(_ record: UsageRecord) {
    let id = number(of: row(of: record))
    let value = CellValue(price: record.price.amount.nanos, usage: record.usage.amount.nanos)
    let (first, last) = (record.days.first.number, record.days.last.number)
    if first == last {
      batch.column(of: first, hint: keys.count).append(id, value)
    } else {
      batch.longs.append(BatchLong(series: id, first: first, last: last, value: value))
    }
  }

  private mutating func row(of record: UsageRecord) -> SeriesRow {
    SeriesRow(
      group: names.groups.intern(record.group.revealed),
      account: names.accounts.intern(record.account?.text ?? ""),
      category: names.categories.intern(record.category),
      product: names.products.intern(record.product),
      unit: names.units.intern(record.usage.unit),
      currency: names.currencies.intern(record.price.currency.code))
  }

  private mutating func number(of row: SeriesRow) -> UInt32 {
    if let known = series[row] { return known }
    let number = UInt32(keys.count)
    series[row] = number
    keys.append(row)
    return number
  }

  /// Cells in memory can't be damaged, so building them doesn't fail.
  func view(imported: Day, asOf: [BillingGroupID: Day]) -> IndexView {
    let cells = CellStore()
    var builder = IndexBuilder(extending: IndexHead(), cells: cells)
    let source = builder.addSource(importDay: imported.number, stamp: nil)
    let input = BuildInput(batch: batch, keys: keys, source: source)
    try? builder.add([input], names: names)
    var head = builder.head
    for (group, day) in asOf {
      guard let id = names.groups.find(group.revealed) else { continue }
      head.facts[Int(id)].asOf = max(head.facts[Int(id)].asOf, day.number)
    }
    return IndexView(head: head, cells: cells)
  }
}
