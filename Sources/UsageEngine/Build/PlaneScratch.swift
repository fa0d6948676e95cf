/// One day's cells of one level while they are put together.
final class PlaneScratch {
  private let values: UnsafeMutablePointer<CellValue>
  private let sources: UnsafeMutablePointer<UInt32>
  private let bits: UnsafeMutablePointer<UInt64>
  private let wordCount: Int

  init(rows: Int) {
    wordCount = (rows + 63) / 64
    values = .allocate(capacity: rows)
    sources = .allocate(capacity: rows)
    bits = .allocate(capacity: wordCount)
    bits.initialize(repeating: 0, count: wordCount)
  }

  deinit {
    values.deallocate()
    sources.deallocate()
    bits.deallocate()
  }

  @inline(__always)
  func has(_ row: Int) -> Bool { bits[row >> 6] & (1 << UInt64(row & 63)) != 0 }

  @inline(__always)
  func value(_ row: Int) -> CellValue { values[row] }
  func source(_ row: Int) -> UInt32 { sources[row] }

  @inline(__always)
  func set(_ row: Int, _ value: CellValue, _ source: UInt32) {
    values[row] = value
    sources[row] = source
    bits[row >> 6] |= 1 << UInt64(row & 63)
  }

  @inline(__always)
  func add(_ row: Int, _ value: CellValue) {
    if has(row) { values[row] += value } else { set(row, value, 0) }
  }

  /// Calls `body` for each cell, ascending.
  @inline(__always)
  func forEach(_ body: (Int, CellValue, UInt32) -> Void) {
    for index in 0..<wordCount {
      var word = bits[index]
      while word != 0 {
        let row = index << 6 + word.trailingZeroBitCount
        word &= word &- 1
        body(row, values[row], sources[row])
      }
    }
  }

  /// The bitmap up to the last row that is there.
  var words: UnsafeRawBufferPointer {
    var count = wordCount
    while count > 0, bits[count - 1] == 0 { count -= 1 }
    return UnsafeRawBufferPointer(start: bits, count: count * 8)
  }

  func clear() { bits.update(repeating: 0, count: wordCount) }
}

/// Turns a level's cells of a day into the bytes of a plane.
struct PlaneWriter {
  private let room = ScratchBuffer()

  /// Appends the plane to the store and its checksums to the list; says where it is.
  func write(
    _ scratch: PlaneScratch, day: Int32, to cells: CellStore, checks: inout [UInt64]
  ) throws(IndexDamage) -> PlaneEntry {
    let words = scratch.words
    var count = 0
    scratch.forEach { _, _, _ in count += 1 }
    var entry = PlaneEntry(
      day: day, count: UInt32(count), words: UInt32(words.count / 8), wide: 0,
      source: PlaneEntry.mixedSources, check: UInt32(checks.count), offset: 0)
    let bytes = room.room(entry.length + count * WideCell.stride)
    UnsafeMutableRawBufferPointer(start: bytes, count: words.count).copyMemory(from: words)
    let wide = fill(bytes, scratch, entry)
    let sources = bytes + entry.sourcesAt
    let first = sources.load(as: UInt32.self)
    if (0..<count).allSatisfy({ sources.load(fromByteOffset: $0 * 4, as: UInt32.self) == first }) {
      entry.source = first
    }
    entry.wide = UInt32(wide.count)
    Self.put(wide, bytes + entry.wideAt)
    let whole = UnsafeRawBufferPointer(start: bytes, count: entry.length)
    entry.offset = UInt64(try Self.append(whole, to: cells, &checks))
    return entry
  }

  private static func append(
    _ bytes: UnsafeRawBufferPointer, to cells: CellStore, _ checks: inout [UInt64]
  ) throws(IndexDamage) -> Int {
    for start in stride(from: 0, to: bytes.count, by: CellStore.chunk) {
      let end = min(start + CellStore.chunk, bytes.count)
      checks.append(FastHash.of(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
    }
    return try cells.append(bytes)
  }

  /// Packs prices, volumes and sources; hands back what does not fit.
  private func fill(_ bytes: UnsafeMutableRawPointer, _ scratch: PlaneScratch, _ entry: PlaneEntry)
    -> [WideCell]
  {
    let prices = (bytes + entry.pricesAt).assumingMemoryBound(to: Int64.self)
    let usages = (bytes + entry.usagesAt).assumingMemoryBound(to: Int64.self)
    let sources = (bytes + entry.sourcesAt).assumingMemoryBound(to: UInt32.self)
    var wide: [WideCell] = []
    var rank = 0
    scratch.forEach { row, value, source in
      let isNarrow = value.isNarrow
      prices[rank] = isNarrow ? Int64(truncatingIfNeeded: value.price) : WideCell.mark
      usages[rank] = isNarrow ? Int64(truncatingIfNeeded: value.usage) : WideCell.mark
      sources[rank] = source
      rank += 1
      if !isNarrow {
        wide.append(WideCell(row: UInt32(row), price: value.price, usage: value.usage))
      }
    }
    return wide
  }

  private static func put(_ wide: [WideCell], _ place: UnsafeMutableRawPointer) {
    var at = place
    for cell in wide {
      at.storeBytes(of: UInt64(cell.row), as: UInt64.self)
      at.storeBytes(of: cell.price, toByteOffset: 8, as: Int128.self)
      at.storeBytes(of: cell.usage, toByteOffset: 24, as: Int128.self)
      at += WideCell.stride
    }
  }
}
