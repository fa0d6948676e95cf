internal import Glibc

/// Names and their small numbers: one blob of bytes and a hash table of positions.
struct NameTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  private(set) var hashes: [UInt64] = []
  /// Number + 1 of the name in each slot; 0 is free. A power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 16)

  init() {}

  /// Nil when the ends don't cut the bytes into whole UTF-8 names, each there once.
  init?(bytes: [UInt8], ends: [Int]) {
    var start = 0
    var size = slots.count
    while size < ends.count * 2 + 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    hashes.reserveCapacity(ends.count)
    (self.bytes, self.ends) = (bytes, ends)
    for (id, end) in ends.enumerated() {
      guard end >= start, end <= bytes.count else { return nil }
      let isNew = bytes.withUnsafeBytes { all in
        let name = UnsafeRawBufferPointer(rebasing: all[start..<end])
        let hash = FastHash.of(name)
        let slot = slot(of: name, hash: hash)
        guard slots[slot] == 0 else { return false }
        hashes.append(hash)
        slots[slot] = UInt32(id) + 1
        return true
      }
      guard isNew else { return nil }
      start = end
    }
    guard start == bytes.count else { return nil }
  }

  var count: Int { ends.count }
  var ids: Range<UInt32> { 0..<UInt32(count) }

  func range(of id: UInt32) -> Range<Int> {
    let start = id == 0 ? 0 : ends[Int(id) - 1]
    return start..<ends[Int(id)]
  }

  subscript(id: UInt32) -> String {
    bytes.withUnsafeBytes { raw in
      String(decoding: UnsafeRawBufferPointer(rebasing: raw[range(of: id)]), as: UTF8.self)
    }
  }

  func withBytes<Result>(of id: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(of: id)])) }
  }

  func hash(of id: UInt32) -> UInt64 { hashes[Int(id)] }

  func find(_ name: String) -> UInt32? {
    var name = name
    return name.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  func find(_ name: UnsafeRawBufferPointer) -> UInt32? {
    find(name, hash: FastHash.of(name))
  }

  func find(_ name: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
    let value = slots[slot(of: name, hash: hash)]
    return value == 0 ? nil : value - 1
  }

  @discardableResult
  mutating func intern(_ name: String) -> UInt32 {
    var name = name
    return name.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  @discardableResult
  mutating func intern(_ name: UnsafeRawBufferPointer) -> UInt32 {
    intern(name, hash: FastHash.of(name))
  }

  @discardableResult
  mutating func intern(_ name: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
    let slot = slot(of: name, hash: hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    let id = UInt32(count)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = id + 1
    if count * 2 > slots.count { grow() }
    return id
  }

  func holds(_ name: UnsafeRawBufferPointer, _ id: UInt32) -> Bool {
    holds(name, at: range(of: id))
  }

  private func slot(of name: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[at] != 0 {
      let id = slots[at] - 1
      if hashes[Int(id)] == hash, holds(name, at: range(of: id)) { return at }
      at = (at + 1) & (slots.count - 1)
    }
    return at
  }

  private func holds(_ name: UnsafeRawBufferPointer, at range: Range<Int>) -> Bool {
    guard name.count == range.count, let other = name.baseAddress else {
      return name.count == range.count
    }
    return bytes.withUnsafeBytes {
      memcmp($0.baseAddress! + range.lowerBound, other, name.count) == 0
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in ids {
      var at = Int(truncatingIfNeeded: hashes[Int(id)]) & (slots.count - 1)
      while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = id + 1
    }
  }

  /// The names in the order of their bytes.
  func sorted(_ some: [UInt32]) -> [UInt32] {
    bytes.withUnsafeBytes { raw in
      let starts = some.map { (start: Self.start(of: raw[range(of: $0)]), id: $0) }
      let sorted = starts.sorted { a, b in
        guard a.start == b.start else { return a.start < b.start }
        let (first, second) = (raw[range(of: a.id)], raw[range(of: b.id)])
        let order = memcmp(
          UnsafeRawBufferPointer(rebasing: first).baseAddress ?? raw.baseAddress!,
          UnsafeRawBufferPointer(rebasing: second).baseAddress ?? raw.baseAddress!,
          min(first.count, second.count))
        return order == 0 ? first.count < second.count : order < 0
      }
      return sorted.map(\.id)
    }
  }

  /// The first eight bytes as a number, which is in the same order.
  private static func start(of name: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    var number: UInt64 = 0
    for place in 0..<8 {
      number = number << 8 | (place < name.count ? UInt64(name[name.startIndex + place]) : 0)
    }
    return number
  }

  /// Each name's place when all are sorted by their bytes.
  func ranks() -> [UInt32] {
    let sorted = sorted(Array(ids))
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, id) in sorted.enumerated() { ranks[Int(id)] = UInt32(rank) }
    return ranks
  }
}
