/// A valid question in the usage API's terms: one group's records in a range.
package struct UsageQuery: Hashable, Sendable {
  package var range: DayRange
  package var category: String?
  package var aggregation: Aggregation
  package var pageSize: Int

  package init(range: DayRange, category: String?, aggregation: Aggregation, pageSize: Int) {
    self.range = range
    self.category = category
    self.aggregation = aggregation
    self.pageSize = pageSize
  }

  /// The same for equal queries in every process: a page token may be used by a later one.
  var fingerprint: UInt64 {
    var print = QueryFingerprint()
    print.add(range.first.number)
    print.add(range.last.number)
    print.add(category == nil ? 0 : 1)
    print.add(category ?? "")
    print.add(aggregation.rawValue)
    print.add(Int32(clamping: pageSize))
    return print.value
  }
}

/// A running 64-bit FNV-1a hash of the parts of a value, each marked by its length.
struct QueryFingerprint {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  mutating func add(_ number: Int32) {
    for shift in stride(from: 0, to: 32, by: 8) {
      add(byte: UInt8(truncatingIfNeeded: number >> Int32(shift)))
    }
  }

  mutating func add(_ text: String) {
    add(Int32(clamping: text.utf8.count))
    for byte in text.utf8 { add(byte: byte) }
  }
}
