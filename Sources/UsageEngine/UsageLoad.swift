package import BillingCore

extension UsageIndex {
  /// An index of records that are in memory: a test's, or few others.
  ///
  /// `asOf` says how fresh a group's data is where that is later than its last day.
  package convenience init(
    records: [UsageRecord], imported: Day, asOf: [BillingGroupID: Day] = [:]
  ) {
    self.init(imports: [(imported, records)], asOf: asOf)
  }

  /// An index of several imports, later ones on top: revisions know the days of both.
  package convenience init(
    imports: [(day: Day, records: [UsageRecord])], asOf: [BillingGroupID: Day] = [:]
  ) {
    var load = UsageLoad()
    for (day, records) in imports {
      for record in records { load.add(record) }
      load.endImport(on: day)
    }
    self.init(load.view(asOf: asOf))
  }

  /// An index of records that were put into a load series by series.
  package convenience init(
    _ load: UsageLoad, imported: Day, asOf: [BillingGroupID: Day] = [:]
  ) {
    var load = load
    load.endImport(on: imported)
    self.init(load.view(asOf: asOf))
  }
}

/// Gathers records in memory for an index. Naming a series once and adding its days by number is
/// many times faster than whole records.
package struct UsageLoad {
  /// A series that a load knows.
  package struct Series: Sendable {
    fileprivate let number: UInt32
  }

  private var names = RowNames()
  private var table = RowTable()
  private var imports: [(day: Day, batch: RecordBatch)] = []
  private var batch = RecordBatch()
  private var lastDay = Int32.min
  private var lastColumn: DayColumn?
  /// Most records are of the series of the one before.
  private var lastRecord: (record: UsageRecord, series: Series)?

  package init() {}

  package mutating func series(
    group: BillingGroupID, account: AccountID?, category: String, product: String, unit: String,
    currency: Currency
  ) -> Series {
    let row = SeriesRow(
      group: names.groups.intern(group.revealed),
      account: names.accounts.intern(account?.text ?? ""),
      category: names.categories.intern(category), product: names.products.intern(product),
      unit: names.units.intern(unit), currency: names.currencies.intern(currency.code))
    return Series(number: table.insert(row))
  }

  package mutating func add(_ series: Series, _ day: Day, usage: Amount, price: Amount) {
    if day.number != lastDay {
      lastDay = day.number
      lastColumn = batch.column(of: day.number, hint: table.rows.count)
    }
    lastColumn?.append(series.number, CellValue(price: price.nanos, usage: usage.nanos))
  }

  package mutating func add(_ record: UsageRecord) {
    let series = series(record)
    guard record.days.count > 1 else {
      return add(
        series, record.days.first, usage: record.usage.amount, price: record.price.amount)
    }
    batch.longs.append(
      BatchLong(
        series: series.number, first: record.days.first.number, last: record.days.last.number,
        value: CellValue(price: record.price.amount.nanos, usage: record.usage.amount.nanos)))
  }

  private mutating func series(_ record: UsageRecord) -> Series {
    if let (last, series) = lastRecord, last.isSameSeries(record) { return series }
    let series = series(
      group: record.group, account: record.account, category: record.category,
      product: record.product, unit: record.usage.unit, currency: record.price.currency)
    lastRecord = (record, series)
    return series
  }

  /// What was added since the last such end came in on that day.
  package mutating func endImport(on day: Day) {
    imports.append((day, batch))
    batch = RecordBatch()
    lastDay = .min
    lastColumn = nil
  }

  /// Cells in memory can't be damaged, so building them doesn't fail. The load is used up.
  func view(asOf: [BillingGroupID: Day]) -> IndexView {
    let cells = CellStore()
    var builder = IndexBuilder(extending: IndexHead(), cells: cells)
    let inputs = imports.map { day, batch in
      let source = builder.addSource(importDay: day.number, stamp: nil)
      return BuildInput(batch: batch, keys: 0, source: source)
    }
    try? builder.add(inputs, keys: [SeriesKeys(others: table.rows)], names: names)
    var head = builder.head
    for (group, day) in asOf {
      guard let id = names.groups.find(group.revealed) else { continue }
      head.facts[Int(id)].asOf = max(head.facts[Int(id)].asOf, day.number)
    }
    return IndexView(head: head, cells: cells)
  }
}

extension UsageRecord {
  fileprivate func isSameSeries(_ other: UsageRecord) -> Bool {
    account == other.account && category == other.category && product == other.product
      && group == other.group && usage.unit == other.usage.unit
      && price.currency == other.price.currency
  }
}
