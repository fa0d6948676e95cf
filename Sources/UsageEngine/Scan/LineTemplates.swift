internal import CByteScan

/// The fields of a record that differ from day to day.
enum VaryingField: UInt8 {
  case start, end, usage, price
}

/// How a series' lines look: the bytes that never change, cut where the varying fields are.
struct LineTemplate {
  /// Where its bytes begin among all templates' bytes.
  var offset = 0
  /// How long each of the five constant pieces is; the last one holds the end of the line.
  var lengths = SIMD8<Int32>()
  /// The varying fields in the order in which they come, two bits each.
  var order: UInt8 = 0
  /// How often in a row the series' lines looked otherwise.
  var misses: UInt8 = 0
  /// The series that followed this one when it was last met.
  var next: UInt32 = 0

  var isLearned: Bool { lengths[0] > 0 }

  func field(_ place: Int) -> VaryingField {
    VaryingField(rawValue: order >> UInt8(place * 2) & 3).unsafelyUnwrapped
  }
}

/// The templates of all series that a thread has met.
final class LineTemplates {
  private static let longestLine = 4096
  /// Lines that keep changing their form are not worth more memory than this.
  private static let mostBytes = 96 * 1024 * 1024
  private static let missesBeforeRelearning = 8

  /// By series.
  @exclusivity(unchecked) private(set) var all = UnsafeMutablePointer<LineTemplate>.allocate(
    capacity: 1024)
  @exclusivity(unchecked) private var known = 0
  private var room = 1024
  @exclusivity(unchecked) private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(
    capacity: 1 << 16)
  private var count = 0
  private var capacity = 1 << 16

  init() { all.initialize(to: LineTemplate()) }

  deinit {
    all.deallocate()
    bytes.deallocate()
  }

  /// Afterwards the series has a template, if only one that nothing matches.
  func makeRoom(for series: UInt32) {
    if Int(series) >= room {
      let larger = UnsafeMutablePointer<LineTemplate>.allocate(capacity: Int(series) * 2)
      larger.update(from: all, count: max(known, 1))
      all.deallocate()
      all = larger
      room = Int(series) * 2
    }
    while known <= Int(series) {
      (all + known).initialize(to: LineTemplate())
      known += 1
    }
  }

  func link(_ previous: UInt32, to next: UInt32) {
    if Int(previous) < known { all[Int(previous)].next = next }
  }

  /// Learns from a line that the exact reader took, unless a good template is known.
  func learn(
    _ series: UInt32, _ fields: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>,
    wasExpected: Bool
  ) {
    makeRoom(for: series)
    let known = all[Int(series)]
    if known.isLearned {
      guard wasExpected else { return }
      all[Int(series)].misses = min(known.misses + 1, 255)
      guard known.misses == Self.missesBeforeRelearning else { return }
    }
    guard line.count <= Self.longestLine, count < Self.mostBytes, fields.asOf == nil,
      let places = Self.places(fields)
    else { return }
    store(series, places, line, base, next: known.next)
  }

  private static func places(_ fields: RecordFields) -> [(VaryingField, JSONSlice)]? {
    guard let start = fields.start, let end = fields.end, let usage = fields.usageAmount,
      let price = fields.priceAmount
    else { return nil }
    let places: [(VaryingField, JSONSlice)] = [
      (.start, start), (.end, end), (.usage, usage), (.price, price),
    ]
    guard places.allSatisfy({ !$0.1.hasEscapes }) else { return nil }
    return places.sorted { $0.1.start < $1.1.start }
  }

  private func store(
    _ series: UInt32, _ places: [(VaryingField, JSONSlice)], _ line: Range<Int>,
    _ base: UnsafePointer<UInt8>, next: UInt32
  ) {
    reserve(line.count)
    var template = LineTemplate()
    template.offset = count
    template.next = next
    var from = line.lowerBound
    for (place, field) in places.enumerated() {
      append(base + from, field.1.start - from, &template, place)
      template.order |= field.0.rawValue << UInt8(place * 2)
      from = field.1.end
    }
    append(base + from, line.upperBound - from, &template, 4)
    all[Int(series)] = template
  }

  private func append(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ template: inout LineTemplate, _ place: Int
  ) {
    (bytes + count).update(from: start, count: length)
    template.lengths[place] = Int32(length)
    count += length
  }

  private func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: (count + more) * 2)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    capacity = (count + more) * 2
  }
}
