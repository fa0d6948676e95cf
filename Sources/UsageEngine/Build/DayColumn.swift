/// One day's records as they arrived: series, price and volume side by side.
final class DayColumn {
  private(set) var count = 0
  private var capacity = 0
  private(set) var series = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private(set) var prices = UnsafeMutablePointer<Int64>.allocate(capacity: 0)
  private(set) var usages = UnsafeMutablePointer<Int64>.allocate(capacity: 0)
  /// What does not fit 64 bits, by position.
  private var wide: [Int: CellValue] = [:]

  /// Days of one file are alike: the room of the day before saves growing step by step.
  init(capacity: Int = 16) {
    grow(to: max(capacity, 16))
  }

  deinit {
    series.deallocate()
    prices.deallocate()
    usages.deallocate()
  }

  @inline(__always)
  func append(_ id: UInt32, price: Int64, usage: Int64) {
    if count == capacity { grow(to: capacity + capacity / 2) }
    series[count] = id
    prices[count] = price
    usages[count] = usage
    count += 1
  }

  func append(_ id: UInt32, _ value: CellValue) {
    if value.isNarrow {
      append(id, price: Int64(value.price), usage: Int64(value.usage))
    } else {
      wide[count] = value
      append(id, price: WideCell.mark, usage: WideCell.mark)
    }
  }

  @inline(__always)
  func value(_ position: Int) -> CellValue {
    let price = prices[position]
    if price == WideCell.mark { return wide[position] ?? .zero }
    return CellValue(price: Int128(price), usage: Int128(usages[position]))
  }

  private func grow(to size: Int) {
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
