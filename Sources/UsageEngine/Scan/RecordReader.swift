internal import BillingCore
internal import CByteScan

/// What a scan has found so far in one file or part of it.
struct ScanTally: Equatable, Sendable {
  var read = 0
  var rejected = 0
  var rounded = 0
  var lines = 0
}

/// Converts records and puts them into a batch: the exact way, for any form of record.
final class RecordReader {
  let book: SeriesBook
  let batch: RecordBatch
  /// The number of the book's first series among all: those that were known come first.
  let first: UInt32
  @exclusivity(unchecked) var tally = ScanTally()

  @exclusivity(unchecked) private var lastDay = Int32.min
  @exclusivity(unchecked) private var lastColumn: UnsafeMutablePointer<ColumnCells>?

  private let days = DayTable()

  /// How many records a first day may have.
  private let firstRoom: Int

  init(book: SeriesBook, batch: RecordBatch, bytes: Int = 0, first: Int = 0) {
    self.book = book
    self.batch = batch
    self.first = UInt32(first)
    firstRoom = min(bytes / 200, 32 * 1024)
  }

  /// Takes a record whose fields are known; says which of the book's series it is of.
  func take(_ fields: RecordFields, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    let said = try values(fields, scanner)
    let series = try book.series(fields, scanner)
    put(first + series, said)
    return series
  }

  /// The same for one whose names are those of a known series.
  func take(_ fields: RecordFields, _ scanner: JSONScanner, known series: UInt32)
    throws(ScanProblem)
  {
    put(series, try values(fields, scanner))
  }

  /// What a record says besides its names.
  private struct Values {
    var first: Int32
    var last: Int32
    var asOf: Int32?
    var value: CellValue
    var wasRounded: Bool
  }

  /// The same where it is written in the most usual way, nil where it may not be.
  @inline(__always)
  func plainValues(_ fields: RecordFields, _ scanner: JSONScanner) -> LineMatcher.Line? {
    guard let first = plainDay(fields.start, scanner),
      let last = isSame(fields.start, fields.end, scanner) ? first : plainDay(fields.end, scanner),
      first <= last, let usage = plainAmount(fields.usageAmount, scanner),
      let price = plainAmount(fields.priceAmount, scanner)
    else { return nil }
    return LineMatcher.Line(end: scanner.end, first: first, last: last, usage: usage, price: price)
  }

  @inline(__always)
  private func plainDay(_ slice: JSONSlice?, _ scanner: JSONScanner) -> Int32? {
    guard let slice, slice.count == 10 else { return nil }
    return days.number(scanner.base + slice.start)
  }

  @inline(__always)
  private func plainAmount(_ slice: JSONSlice?, _ scanner: JSONScanner) -> Int64? {
    guard let slice else { return nil }
    var at = slice.start
    if let nanos = DecimalReader.plain(scanner.base, &at, scanner.end), at == slice.end {
      return nanos
    }
    return DecimalReader.scaled(
      UnsafeBufferPointer(start: scanner.base + slice.start, count: slice.count))
  }

  @inline(__always)
  private func values(_ fields: RecordFields, _ scanner: JSONScanner) throws(ScanProblem) -> Values
  {
    let first = try day(fields.start, .missingStart, scanner)
    let last =
      try isSame(fields.start, fields.end, scanner)
      ? first : day(fields.end, .missingEnd, scanner)
    guard first <= last else {
      throw scanner.problem(.endBeforeStart, at: fields.end?.start ?? scanner.at)
    }
    let usage = try amount(fields.usageAmount, fields.hasUsage, .missingUsageAmount, scanner)
    let price = try amount(fields.priceAmount, fields.hasPrice, .missingPriceAmount, scanner)
    let asOf = fields.asOf == nil ? nil : try day(fields.asOf, .notDay, scanner)
    return Values(
      first: first, last: last, asOf: asOf,
      value: CellValue(price: price.nanos, usage: usage.nanos),
      wasRounded: usage.wasRounded || price.wasRounded)
  }

  /// Whether two days are written with the same ten bytes.
  @inline(__always)
  private func isSame(_ one: JSONSlice?, _ other: JSONSlice?, _ scanner: JSONScanner) -> Bool {
    guard let one, let other, one.count == 10, other.count == 10 else { return false }
    return billtop_equal(scanner.base + one.start, scanner.base + other.start, 10) != 0
  }

  @inline(__always)
  private func put(_ series: UInt32, _ said: Values) {
    if said.wasRounded { tally.rounded += 1 }
    if let asOf = said.asOf { batch.noteAsOf(asOf, series) }
    if said.first == said.last {
      column(of: said.first).pointee.append(series, said.value)
    } else {
      batch.longs.append(
        BatchLong(series: series, first: said.first, last: said.last, value: said.value))
    }
  }

  @inline(__always)
  func column(of day: Int32) -> UnsafeMutablePointer<ColumnCells> {
    if day == lastDay, let lastColumn { return lastColumn }
    return change(to: day)
  }

  /// Files whose days are mixed up change columns with every line: the last few are at hand.
  private func change(to day: Int32) -> UnsafeMutablePointer<ColumnCells> {
    let known = days.column(of: day) { day in
      let count = lastColumn?.pointee.count ?? firstRoom
      // The batch owns the column as long as this reader fills it.
      return batch.column(of: day, hint: count + count / 16).cells
    }
    lastDay = day
    lastColumn = known
    return known
  }

  func day(_ slice: JSONSlice?, _ missing: RejectReason, _ scanner: JSONScanner)
    throws(ScanProblem) -> Int32
  {
    guard let slice else { throw scanner.missing(missing) }
    if slice.count == 10, !slice.hasEscapes, let day = days.number(scanner.base + slice.start) {
      return day
    }
    if slice.hasEscapes, let day = Day(utf8: try scanner.unescaped(slice)) { return day.number }
    throw scanner.problem(.notDay, at: slice.start)
  }

  @inline(__always)
  private func amount(
    _ slice: JSONSlice?, _ hasParent: Bool, _ missing: RejectReason, _ scanner: JSONScanner
  ) throws(ScanProblem) -> (nanos: Int128, wasRounded: Bool) {
    guard let slice else {
      let parent: RejectReason = missing == .missingUsageAmount ? .missingUsage : .missingPrice
      throw scanner.missing(hasParent ? missing : parent)
    }
    var at = slice.start
    if let nanos = DecimalReader.plain(scanner.base, &at, scanner.end), at == slice.end {
      return (Int128(nanos), false)
    }
    return try exactAmount(slice, scanner)
  }

  private func exactAmount(_ slice: JSONSlice, _ scanner: JSONScanner) throws(ScanProblem)
    -> (nanos: Int128, wasRounded: Bool)
  {
    let escaped = slice.hasEscapes ? try scanner.unescaped(slice) : nil
    do {
      guard let escaped else {
        return try DecimalReader.exact(
          UnsafeBufferPointer(start: scanner.base + slice.start, count: slice.count))
      }
      let parsed = try Amount.parse(bytes: escaped)
      return (parsed.amount.nanos, parsed.wasRounded)
    } catch {
      throw scanner.problem(
        error == .tooLarge ? .amountTooLarge : .notAmount, at: slice.start)
    }
  }
}

/// Reads `YYYY-MM-DD` as the number of a day.
enum DayReader {
  @inline(__always)
  static func number(_ bytes: UnsafePointer<UInt8>) -> Int32? {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var isValid = true
    func two(_ place: Int) -> Int {
      isValid = isValid && bytes[place].isDigit && bytes[place + 1].isDigit
      return Int(bytes[place] &- 48) &* 10 &+ Int(bytes[place + 1] &- 48)
    }
    let year = two(0) * 100 + two(2)
    let (month, day) = (two(5), two(8))
    return isValid ? Day(year: year, month: month, day: day)?.number : nil
  }
}
