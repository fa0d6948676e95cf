internal import CByteScan

/// The fields of a record that differ from day to day.
enum VaryingField: UInt8 {
  case start, end, usage, price
  /// Only where one form is that of many accounts.
  case account
}

/// How a series' lines look: the bytes that never change, cut where the varying fields are.
struct LineTemplate {
  /// Where its bytes begin among all templates' bytes.
  var offset = 0
  /// How long each of the constant pieces is; the last one holds the end of the line.
  var lengths = SIMD8<Int32>()
  /// The varying fields in the order in which they come, three bits each.
  var order: UInt16 = 0
  /// How often in a row the series' lines looked otherwise.
  var misses: UInt8 = 0
  /// Whether the series was met at all: its form is worth keeping when it comes again.
  var isMet = false
  /// The series that followed this one when it was last met.
  var next: UInt32 = 0

  var isLearned: Bool { lengths[0] > 0 }

  func field(_ place: Int) -> VaryingField {
    VaryingField(rawValue: UInt8(order >> UInt16(place * 3) & 7)).unsafelyUnwrapped
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
    guard known.isMet else {
      all[Int(series)].isMet = true
      return
    }
    if known.isLearned {
      guard wasExpected else { return }
      all[Int(series)].misses = min(known.misses + 1, 255)
      guard known.misses == Self.missesBeforeRelearning else { return }
    }
    guard line.count <= Self.longestLine, count < Self.mostBytes, fields.asOf == nil,
      let places = VaryingPlaces(fields)
    else { return }
    store(series, places, line, base, next: known.next)
  }

  /// Learns what lines of one kind have in common, whatever their account.
  func learn(
    kind: UInt32, _ fields: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>
  ) {
    let known = all[Int(kind)]
    if known.isLearned {
      all[Int(kind)].misses = min(known.misses + 1, 255)
      guard known.misses == Self.missesBeforeRelearning else { return }
    }
    guard line.count <= Self.longestLine, count < Self.mostBytes, fields.asOf == nil,
      let account = fields.account, account.count > 0,
      let places = VaryingPlaces(fields, account: account)
    else { return }
    store(kind, places, line, base, next: 0)
  }

  private func store(
    _ series: UInt32, _ places: VaryingPlaces, _ line: Range<Int>,
    _ base: UnsafePointer<UInt8>, next: UInt32
  ) {
    reserve(line.count)
    var template = LineTemplate()
    template.isMet = true
    template.offset = count
    template.next = next
    var from = line.lowerBound
    for place in 0..<places.count {
      append(base + from, places.slices[place].start - from, &template, place)
      template.order |= UInt16(places.fields[place].rawValue) << UInt16(place * 3)
      from = places.slices[place].end
    }
    append(base + from, line.upperBound - from, &template, places.count)
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

/// The varying fields of one record in the order in which they stand, without anything on the heap.
private struct VaryingPlaces {
  private(set) var fields: InlineArray<5, VaryingField> = [.start, .end, .usage, .price, .account]
  private(set) var slices: InlineArray<5, JSONSlice>
  let count: Int

  /// Nil where one is missing or has escapes. An account varies where it is given.
  init?(_ record: RecordFields, account: JSONSlice? = nil) {
    guard let start = record.start, let end = record.end, let usage = record.usageAmount,
      let price = record.priceAmount
    else { return nil }
    count = account == nil ? 4 : 5
    slices = [start, end, usage, price, account ?? start]
    for place in 0..<count {
      if slices[place].hasEscapes { return nil }
      var at = place
      while at > 0, slices[at].start < slices[at - 1].start {
        slices.swapAt(at, at - 1)
        fields.swapAt(at, at - 1)
        at -= 1
      }
    }
  }
}
