internal import CByteScan

/// Recognizes lines that look like their series' last one: whole runs of bytes are compared at
/// once, and only days and amounts are read.
struct LineMatcher {
  private var lastDate: (UInt64, UInt16) = (0, 0)
  private var lastDay = Int32.min

  /// What a recognized line says, and where the next one begins.
  struct Line {
    var end: Int
    var first: Int32 = 0
    var last: Int32 = 0
    var usage: Int64 = 0
    var price: Int64 = 0
  }

  /// Nil where anything at all is unusual: then the exact reader decides. A template that is one
  /// of many accounts' needs the account that is expected.
  @inline(__always)
  mutating func match(
    _ template: LineTemplate, _ constants: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>,
    at start: Int, limit: Int, account: UnsafeBufferPointer<UInt8>? = nil
  ) -> Line? {
    let places = account == nil ? 4 : 5
    var line = Line(end: start)
    var constant = constants + template.offset
    for place in 0..<places {
      let length = Int(template.lengths[place])
      guard limit - line.end > length, equals(base + line.end, constant, length) else { return nil }
      constant += length
      line.end += length
      guard read(template.field(place), account, &line, base, limit) else { return nil }
    }
    let length = Int(template.lengths[places])
    guard limit - line.end >= length, equals(base + line.end, constant, length) else { return nil }
    line.end += length
    return line.first <= line.last ? line : nil
  }

  @inline(__always)
  private func equals(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    billtop_equal(a, b, count) != 0
  }

  @inline(__always)
  private mutating func read(
    _ field: VaryingField, _ account: UnsafeBufferPointer<UInt8>?, _ line: inout Line,
    _ base: UnsafePointer<UInt8>, _ limit: Int
  ) -> Bool {
    switch field {
    case .start:
      guard let day = day(base, &line.end, limit) else { return false }
      line.first = day
    case .end:
      guard let day = day(base, &line.end, limit) else { return false }
      line.last = day
    case .usage:
      guard let nanos = DecimalReader.plain(base, &line.end, limit) else { return false }
      line.usage = nanos
    case .price:
      guard let nanos = DecimalReader.plain(base, &line.end, limit) else { return false }
      line.price = nanos
    case .account:
      guard let account, let name = account.baseAddress, limit - line.end > account.count,
        equals(base + line.end, name, account.count)
      else { return false }
      line.end += account.count
    }
    return true
  }

  /// Most lines are of the same day as the one before.
  @inline(__always)
  private mutating func day(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ limit: Int) -> Int32? {
    guard limit - at >= 10 else { return nil }
    let raw = UnsafeRawPointer(base + at)
    let date = (
      raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    )
    at += 10
    if date == lastDate { return lastDay }
    guard let day = DayReader.number(base + at - 10) else { return nil }
    lastDate = date
    lastDay = day
    return day
  }
}
