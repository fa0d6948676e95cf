internal import CByteScan

/// How a file's lines are laid out: the bytes between the values, learned from a line that the
/// exact reader took. A line that has the same bytes there is JSON as that one was.
struct LineLayout {
  /// The values that stand in a record.
  private enum Field {
    case product, category, account, start, end, usage, unit, price, currency
  }

  private static let longestLine = 4096

  private let bytes: UnsafeMutablePointer<UInt8>
  /// How long the piece before each value is; the last one stands behind all values.
  private var lengths = InlineArray<10, Int>(repeating: 0)
  private var fields = InlineArray<9, Field>(repeating: .product)
  private var isQuoted = InlineArray<9, Bool>(repeating: false)
  private var count = 0

  /// Nil for a record that has values which are not written plainly.
  init?(_ record: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>) {
    guard line.count <= Self.longestLine, record.asOf == nil else { return nil }
    let found: [(Field, JSONSlice?)] = [
      (.product, record.product), (.category, record.category), (.account, record.account),
      (.start, record.start), (.end, record.end), (.usage, record.usageAmount),
      (.unit, record.unit), (.price, record.priceAmount), (.currency, record.currency),
    ]
    let places = found.compactMap { place in place.1.map { (place.0, $0) } }
      .sorted { $0.1.start < $1.1.start }
    guard places.count <= 9, places.allSatisfy({ !$0.1.hasEscapes }) else { return nil }
    bytes = .allocate(capacity: Self.longestLine)
    var from = line.lowerBound
    var filled = 0
    for (field, slice) in places {
      (bytes + filled).update(from: base + from, count: slice.start - from)
      lengths[count] = slice.start - from
      fields[count] = field
      isQuoted[count] = base[slice.end] == UInt8(ascii: "\"")
      filled += slice.start - from
      from = slice.end
      count += 1
    }
    (bytes + filled).update(from: base + from, count: line.upperBound - from)
    lengths[count] = line.upperBound - from
  }

  func deallocate() { bytes.deallocate() }

  /// The values of a line that is laid out so, and where the next line begins.
  func read(_ base: UnsafePointer<UInt8>, at start: Int, limit: Int) -> (RecordFields, Int)? {
    var record = RecordFields()
    record.hasUsage = true
    record.hasPrice = true
    var at = start
    var piece = UnsafePointer(bytes)
    for place in 0..<count {
      let length = lengths[place]
      guard limit - at > length, billtop_equal(base + at, piece, length) != 0 else { return nil }
      at += length
      piece += length
      let end = isQuoted[place] ? quotedEnd(base, at, limit) : numberEnd(base, at, limit)
      set(fields[place], JSONSlice(start: at, end: end), in: &record)
      at = end
    }
    let length = lengths[count]
    guard limit - at >= length, billtop_equal(base + at, piece, length) != 0 else { return nil }
    return (record, at + length)
  }

  /// Where the quotation mark would be; the next piece begins with it or doesn't match.
  @inline(__always)
  private func quotedEnd(_ base: UnsafePointer<UInt8>, _ at: Int, _ limit: Int) -> Int {
    at + billtop_plain_prefix(base + at, limit - at)
  }

  @inline(__always)
  private func numberEnd(_ base: UnsafePointer<UInt8>, _ at: Int, _ limit: Int) -> Int {
    var end = at
    while end < limit, base[end].isDigit || Self.isNumberSign(base[end]) { end += 1 }
    return end
  }

  private static func isNumberSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte | 0x20 == UInt8(ascii: "e")
  }

  @inline(__always)
  private func set(_ field: Field, _ slice: JSONSlice, in record: inout RecordFields) {
    switch field {
    case .product: record.product = slice
    case .category: record.category = slice
    case .account: record.account = slice
    case .start: record.start = slice
    case .end: record.end = slice
    case .usage: record.usageAmount = slice
    case .unit: record.unit = slice
    case .price: record.priceAmount = slice
    case .currency: record.currency = slice
    }
  }
}

/// The few layouts that a file's lines have, in memory that costs nothing to walk.
final class LineLayouts {
  private static let most = 8
  private static let missesBeforeRelearning = 8

  private let all = UnsafeMutablePointer<LineLayout>.allocate(capacity: most)
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var oldest = 0
  /// How often in a row no layout matched.
  @exclusivity(unchecked) private var misses = 0

  deinit {
    for place in 0..<count { all[place].deallocate() }
    all.deallocate()
  }

  /// As the first layout reads it that matches.
  @inline(__always)
  func read(_ base: UnsafePointer<UInt8>, at start: Int, limit: Int) -> (RecordFields, Int)? {
    for place in 0..<count {
      if let found = all[place].read(base, at: start, limit: limit) {
        misses = 0
        return found
      }
    }
    return nil
  }

  /// Learns from a line that none matched; where there are enough of them, only now and then.
  func learn(_ fields: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>) {
    misses += 1
    guard count < Self.most || misses >= Self.missesBeforeRelearning else { return }
    misses = 0
    guard let layout = LineLayout(fields, line: line, in: base) else { return }
    if count < Self.most {
      (all + count).initialize(to: layout)
      count += 1
    } else {
      all[oldest].deallocate()
      all[oldest] = layout
      oldest = (oldest + 1) % Self.most
    }
  }
}
