internal import CByteScan

/// Series by the hash of their names. What tells one from another lies together with the beginning
/// of its account's name, so that a look among many of them waits for memory twice, not four times.
struct SeriesLookup {
  /// One series: a line of the processor's cache.
  struct Entry {
    /// Longer names are compared where all names are.
    static let shortName = 36

    var row: SeriesRow
    /// How long the account's name is.
    var length: UInt32
    var name: InlineArray<36, UInt8>

    @inline(__always)
    static func name(_ entry: UnsafePointer<Entry>) -> UnsafeRawPointer {
      UnsafeRawPointer(entry) + (MemoryLayout<SeriesRow>.size + MemoryLayout<UInt32>.size)
    }
  }

  private(set) var count = 0
  private var entries: UnsafeMutablePointer<Entry>
  private var hashes: UnsafeMutablePointer<UInt64>
  /// In each slot the upper half of a hash, and number + 1 of its series; 0 is free. A power of
  /// two, at most half full.
  private var slots: UnsafeMutablePointer<UInt64>
  private var size = 1024

  /// With room for so many.
  init(room count: Int = 0) {
    while size < count * 2 { size *= 2 }
    entries = Self.room(size / 2)
    hashes = .allocate(capacity: size / 2)
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
  }

  func deallocate() {
    UnsafeMutableRawPointer(entries).deallocate()
    hashes.deallocate()
    slots.deallocate()
  }

  func row(_ number: UInt32) -> SeriesRow { entries[Int(number)].row }

  /// Asks for the memory that a look needs first.
  @inline(__always)
  func prepareSlot(_ hash: UInt64) { billtop_prefetch(slots + slot(hash)) }

  /// Asks for what it needs next, when the slot has come.
  @inline(__always)
  func prepareEntry(_ hash: UInt64) {
    let number = slots[slot(hash)]
    if number != 0 { billtop_prefetch(entries + Int(Self.series(in: number))) }
  }

  /// The series of that hash that is the one, by what `isIt` says.
  @inline(__always)
  func find(_ hash: UInt64, _ isIt: (UnsafePointer<Entry>) -> Bool) -> UInt32? {
    var at = slot(hash)
    while slots[at] != 0 {
      let number = Self.series(in: slots[at])
      if (slots[at] ^ hash) >> 32 == 0, isIt(entries + Int(number)) { return number }
      at = (at + 1) & (size - 1)
    }
    return nil
  }

  mutating func add(_ row: SeriesRow, account: UnsafeRawBufferPointer, _ hash: UInt64) -> UInt32 {
    if (count + 1) * 2 > size { grow() }
    let entry = Entry(row: row, length: UInt32(account.count), name: .init(repeating: 0))
    (entries + count).initialize(to: entry)
    if account.count <= Entry.shortName, let base = account.baseAddress {
      UnsafeMutableRawPointer(mutating: Entry.name(entries + count))
        .copyMemory(from: base, byteCount: account.count)
    }
    hashes[count] = hash
    count += 1
    place(UInt32(count))
    return UInt32(count - 1)
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (size - 1) }

  @inline(__always)
  private static func series(in slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) - 1 }

  private func place(_ number: UInt32) {
    let hash = hashes[Int(number - 1)]
    var at = slot(hash)
    while slots[at] != 0 { at = (at + 1) & (size - 1) }
    slots[at] = (hash & ~0xFFFF_FFFF) | UInt64(number)
  }

  private mutating func grow() {
    size *= 4
    let more = Self.room(size / 2)
    more.moveInitialize(from: entries, count: count)
    UnsafeMutableRawPointer(entries).deallocate()
    entries = more
    let moreHashes = UnsafeMutablePointer<UInt64>.allocate(capacity: size / 2)
    moreHashes.moveInitialize(from: hashes, count: count)
    hashes.deallocate()
    hashes = moreHashes
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    for number in 0..<UInt32(count) { place(number + 1) }
  }

  /// Entries begin where lines of the cache do.
  private static func room(_ count: Int) -> UnsafeMutablePointer<Entry> {
    UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Entry>.stride, alignment: 64
    ).bindMemory(to: Entry.self, capacity: count)
  }
}
