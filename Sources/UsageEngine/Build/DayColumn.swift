/// The cells of a day's records, side by side: series, price and volume.
struct ColumnCells {
  private(set) var count = 0
  private var capacity: Int
  private(set) var series: UnsafeMutablePointer<UInt32>
  private(set) var prices: UnsafeMutablePointer<Int64>
  private(set) var usages: UnsafeMutablePointer<Int64>
  /// What does not fit 64 bits, by position.
  private(set) var wide: [Int: CellValue] = [:]

  init(capacity: Int) {
    self.capacity = capacity
    series = .allocate(capacity: capacity)
    prices = .allocate(capacity: capacity)
    usages = .allocate(capacity: capacity)
  }

  func deallocate() {
    series.deallocate()
    prices.deallocate()
    usages.deallocate()
  }

  @inline(__always)
  mutating func append(_ id: UInt32, price: Int64, usage: Int64) {
    if count == capacity { grow() }
    series[count] = id
    prices[count] = price
    usages[count] = usage
    count += 1
  }

  mutating func append(_ id: UInt32, _ value: CellValue) {
    if value.isNarrow {
      append(id, price: Int64(value.price), usage: Int64(value.usage))
    } else {
      wide[count] = value
      append(id, price: WideCell.mark, usage: WideCell.mark)
    }
  }

  private mutating func grow() {
    let size = capacity + capacity / 2
    series = Self.moved(series, count, size)
    prices = Self.moved(prices, count, size)
    usages = Self.moved(usages, count, size)
    capacity = size
  }

  private static func moved<T: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<T>, _ count: Int, _ size: Int
  ) -> UnsafeMutablePointer<T> {
    let new = UnsafeMutablePointer<T>.allocate(capacity: size)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }
}

/// One day's records as they arrived.
final class DayColumn {
  let cells = UnsafeMutablePointer<ColumnCells>.allocate(capacity: 1)

  /// Days of one file are alike: the room of the day before saves growing step by step.
  init(capacity: Int = 16) {
    cells.initialize(to: ColumnCells(capacity: max(capacity, 16)))
  }

  deinit {
    cells.pointee.deallocate()
    cells.deinitialize(count: 1)
    cells.deallocate()
  }

  var count: Int { cells.pointee.count }
  var series: UnsafeMutablePointer<UInt32> { cells.pointee.series }

  func append(_ id: UInt32, _ value: CellValue) { cells.pointee.append(id, value) }

  @inline(__always)
  func value(_ position: Int) -> CellValue {
    let price = cells.pointee.prices[position]
    if price == WideCell.mark { return cells.pointee.wide[position] ?? .zero }
    return CellValue(price: Int128(price), usage: Int128(cells.pointee.usages[position]))
  }
}

/// The records of one file, or of a part of it, by day.
final class RecordBatch {
  var days: [Int32: DayColumn] = [:]
  var longs: [BatchLong] = []
  /// The freshest `asOf` that speaks for the whole file, and those of single series.
  var asOf = Int32.min
  var asOfBySeries: [UInt32: Int32] = [:]

  func column(of day: Int32, hint: Int) -> DayColumn {
    if let known = days[day] { return known }
    let column = DayColumn(capacity: hint)
    days[day] = column
    return column
  }

  /// Which of so many series have records here.
  func used(of count: Int) -> [Bool] {
    var used = [Bool](repeating: false, count: count)
    for column in days.values {
      for position in 0..<column.count { used[Int(column.series[position])] = true }
    }
    for long in longs { used[Int(long.series)] = true }
    return used
  }

  func noteAsOf(_ day: Int32, _ series: UInt32) {
    asOfBySeries[series] = max(asOfBySeries[series] ?? day, day)
  }
}

/// A record of several days as it arrived.
struct BatchLong {
  var series: UInt32
  var first: Int32
  var last: Int32
  var value: CellValue
}
