internal import Glibc

/// Names and their small numbers while a file is read: a `NameTable` of one thread, without the
/// counting of references that a value costs with each look.
final class NameIndex {
  /// Where a name's bytes lie, and their hash.
  private struct Entry {
    var hash: UInt64
    var start: Int
    var length: Int
  }

  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 512)
  /// Number + 1 of the name in each slot; 0 is free. A power of two, at most half full.
  @exclusivity(unchecked) private var slots = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
  @exclusivity(unchecked) private var size = 1024
  @exclusivity(unchecked) private var bytes = UnsafeMutableRawPointer.allocate(
    byteCount: 1 << 14, alignment: 8)
  @exclusivity(unchecked) private var used = 0
  @exclusivity(unchecked) private var room = 1 << 14

  init() { slots.initialize(repeating: 0, count: size) }

  deinit {
    entries.deallocate()
    slots.deallocate()
    bytes.deallocate()
  }

  func name(_ id: UInt32) -> UnsafeRawBufferPointer {
    let entry = entries[Int(id)]
    return UnsafeRawBufferPointer(start: bytes + entry.start, count: entry.length)
  }

  func hash(of id: UInt32) -> UInt64 { entries[Int(id)].hash }

  @inline(__always)
  func find(_ name: UnsafeRawBufferPointer, hash: UInt64) -> UInt32? {
    var at = Int(truncatingIfNeeded: hash) & (size - 1)
    while slots[at] != 0 {
      let entry = entries + Int(slots[at] - 1)
      if entry.pointee.hash == hash, holds(name, entry) { return slots[at] - 1 }
      at = (at + 1) & (size - 1)
    }
    return nil
  }

  /// Whether that is the number's name.
  @inline(__always)
  func holds(_ name: UnsafeRawBufferPointer, _ id: UInt32) -> Bool {
    holds(name, entries + Int(id))
  }

  @inline(__always)
  private func holds(_ name: UnsafeRawBufferPointer, _ entry: UnsafePointer<Entry>) -> Bool {
    guard entry.pointee.length == name.count, let other = name.baseAddress else {
      return entry.pointee.length == name.count
    }
    return memcmp(bytes + entry.pointee.start, other, name.count) == 0
  }

  @inline(__always)
  func intern(_ name: UnsafeRawBufferPointer) -> UInt32 {
    let hash = FastHash.of(name)
    return find(name, hash: hash) ?? add(name, hash: hash)
  }

  /// Adds a name that isn't there.
  func add(_ name: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
    if used + name.count > room { makeRoom(name.count) }
    if let base = name.baseAddress { (bytes + used).copyMemory(from: base, byteCount: name.count) }
    (entries + count).initialize(to: Entry(hash: hash, start: used, length: name.count))
    used += name.count
    count += 1
    place(UInt32(count))
    if count * 2 >= size { grow() }
    return UInt32(count - 1)
  }

  /// Adds all names of a table to none, under its numbers.
  func add(_ table: NameTable) {
    for id in table.ids { table.withBytes(of: id) { _ = add($0, hash: table.hash(of: id)) } }
  }

  private func place(_ number: UInt32) {
    var at = Int(truncatingIfNeeded: entries[Int(number - 1)].hash) & (size - 1)
    while slots[at] != 0 { at = (at + 1) & (size - 1) }
    slots[at] = number
  }

  private func makeRoom(_ more: Int) {
    room = (used + more) * 2
    let larger = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 8)
    larger.copyMemory(from: bytes, byteCount: used)
    bytes.deallocate()
    bytes = larger
  }

  private func grow() {
    size *= 4
    let more = UnsafeMutablePointer<Entry>.allocate(capacity: size / 2)
    more.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = more
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    for number in 1...UInt32(count) { place(number) }
  }
}
