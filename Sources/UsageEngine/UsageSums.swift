package import BillingCore

/// What the records of files add up to, as they stand there: none is compared with another.
package struct UsageSums: Equatable, Sendable {
  package var records = 0
  package var rejected = 0
  /// By currency and by unit.
  package var prices: [String: Amount] = [:]
  package var usage: [String: Amount] = [:]
}

extension UsageEngine {
  /// Reads files and adds their records up, without putting them in order.
  package static func sums(of files: [UsageFile], control: ScanControl = ScanControl())
    throws(BillingError) -> UsageSums
  {
    var sources: [SourceFile] = []
    for file in files { sources.append(try SourceFile(file)) }
    let scan = FileScan(sources, control)
    guard let results = scan.run() else { throw IndexDraft.stopped }
    var sums = UsageSums()
    for result in results.joined() { sums.add(result, scan.workers[result.worker].book) }
    return sums
  }
}

extension UsageSums {
  fileprivate mutating func add(_ result: ScanResult, _ book: SeriesBook) {
    records += result.tally.read - result.tally.rejected
    rejected += result.rejects.count
    let rows = book.rows
    var byCurrency = [Int128](repeating: 0, count: book.currencies.count)
    var byUnit = [Int128](repeating: 0, count: book.units.count)
    func add(_ series: UInt32, _ value: CellValue) {
      byCurrency[Int(rows[Int(series)].currency)] += value.price
      byUnit[Int(rows[Int(series)].unit)] += value.usage
    }
    for column in result.batch.days.values {
      for position in 0..<column.count { add(column.series[position], column.value(position)) }
    }
    for long in result.batch.longs { add(long.series, long.value) }
    Self.put(byCurrency, book.currencies, in: &prices)
    Self.put(byUnit, book.units, in: &usage)
  }

  private static func put(
    _ sums: [Int128], _ names: NameIndex, in all: inout [String: Amount]
  ) {
    for (id, sum) in sums.enumerated() {
      let name = String(decoding: names.name(UInt32(id)), as: UTF8.self)
      all[name, default: .zero] += Amount(nanos: sum)
    }
  }
}
