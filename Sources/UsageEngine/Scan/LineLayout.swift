internal import CByteScan

/// How a file's lines are laid out: the bytes between the values, learned from a line that the
/// exact reader took. A line that has the same bytes there is JSON as that one was.
struct LineLayout {
  private static let longestLine = 4096

  /// At which place of the line each value stands, or −1.
  private var product: Int8 = -1
  private var category: Int8 = -1
  private var account: Int8 = -1
  private var start: Int8 = -1
  private var end: Int8 = -1
  private var usage: Int8 = -1
  private var unit: Int8 = -1
  private var price: Int8 = -1
  private var currency: Int8 = -1
  private var form: billtop_layout

  /// Nil for a record that has values which are not written plainly.
  init?(_ record: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>) {
    guard line.count <= Self.longestLine, record.asOf == nil else { return nil }
    let found: [(WritableKeyPath<LineLayout, Int8>, JSONSlice?)] = [
      (\.product, record.product), (\.category, record.category), (\.account, record.account),
      (\.start, record.start), (\.end, record.end), (\.usage, record.usageAmount),
      (\.unit, record.unit), (\.price, record.priceAmount), (\.currency, record.currency),
    ]
    let values = found.compactMap { place in place.1.map { (place.0, $0) } }
      .sorted { $0.1.start < $1.1.start }
    guard values.allSatisfy({ !$0.1.hasEscapes }) else { return nil }
    form = billtop_layout(
      pieces: .allocate(capacity: line.count), lengths: .allocate(capacity: values.count + 1),
      quoted: .allocate(capacity: values.count), count: values.count)
    var from = line.lowerBound
    var filled = 0
    for (place, (value, slice)) in values.enumerated() {
      (form.pieces + filled).update(from: base + from, count: slice.start - from)
      form.lengths[place] = UInt32(slice.start - from)
      form.quoted[place] = base[slice.end] == UInt8(ascii: "\"") ? 1 : 0
      filled += slice.start - from
      from = slice.end
      self[keyPath: value] = Int8(place)
    }
    (form.pieces + filled).update(from: base + from, count: line.upperBound - from)
    form.lengths[values.count] = UInt32(line.upperBound - from)
  }

  func deallocate() {
    form.pieces.deallocate()
    form.lengths.deallocate()
    form.quoted.deallocate()
  }

  /// Puts the places of a line's values there and says how long the line is; 0 where it is laid
  /// out otherwise.
  @inline(__always)
  func read(_ line: UnsafePointer<UInt8>, room: Int, into places: ValuePlaces) -> Int {
    billtop_layout_read(form, line, room, places.starts, places.ends, places.others)
  }

  /// The values whose places were read of the line that begins at `start`.
  @inline(__always)
  func fields(_ places: ValuePlaces, at start: Int) -> RecordFields {
    var record = RecordFields()
    record.hasUsage = true
    record.hasPrice = true
    record.product = places.slice(product, start)
    record.category = places.slice(category, start)
    record.account = places.slice(account, start)
    record.start = places.slice(self.start, start)
    record.end = places.slice(end, start)
    record.usageAmount = places.slice(usage, start)
    record.unit = places.slice(unit, start)
    record.priceAmount = places.slice(price, start)
    record.currency = places.slice(currency, start)
    record.mustBeKnown = places.others.pointee != 0
    return record
  }
}

/// Where the values of one line begin and end.
struct ValuePlaces {
  static let most = 9

  let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: most)
  let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: most)
  /// Whether any has a byte that is not ASCII.
  let others = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)

  func deallocate() {
    others.deallocate()
    starts.deallocate()
    ends.deallocate()
  }

  @inline(__always)
  func slice(_ place: Int8, _ start: Int) -> JSONSlice? {
    guard place >= 0 else { return nil }
    return JSONSlice(start: start + Int(starts[Int(place)]), end: start + Int(ends[Int(place)]))
  }
}

/// The few layouts that a file's lines have, in memory that costs nothing to walk.
final class LineLayouts {
  private static let most = 8
  private static let missesBeforeRelearning = 8

  private let all = UnsafeMutablePointer<LineLayout>.allocate(capacity: most)
  private let places = ValuePlaces()
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var oldest = 0
  /// How often in a row no layout matched.
  @exclusivity(unchecked) private var misses = 0

  deinit {
    for place in 0..<count { all[place].deallocate() }
    all.deallocate()
    places.deallocate()
  }

  /// As the first layout reads it that matches: the values, and where the next line begins.
  @inline(__always)
  func read(_ base: UnsafePointer<UInt8>, at start: Int, limit: Int) -> (RecordFields, Int)? {
    for number in 0..<count {
      let layout = all + number
      let length = layout.pointee.read(base + start, room: limit - start, into: places)
      guard length > 0 else { continue }
      misses = 0
      return (layout.pointee.fields(places, at: start), start + length)
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
