/// One day's cells of one level while they are put together.
struct PlaneScratch {
  private var values: [CellValue]
  private var sources: [UInt32]
  private var bits: [UInt64]

  init(rows: Int) {
    values = [CellValue](repeating: .zero, count: rows)
    sources = [UInt32](repeating: 0, count: rows)
    bits = [UInt64](repeating: 0, count: (rows + 63) / 64)
  }

  @inline(__always)
  func has(_ row: Int) -> Bool { bits[row / 64] & (1 << UInt64(row % 64)) != 0 }

  func value(_ row: Int) -> CellValue { values[row] }
  func source(_ row: Int) -> UInt32 { sources[row] }

  @inline(__always)
  mutating func set(_ row: Int, _ value: CellValue, _ source: UInt32) {
    values[row] = value
    sources[row] = source
    bits[row / 64] |= 1 << UInt64(row % 64)
  }

  @inline(__always)
  mutating func add(_ row: Int, _ value: CellValue) {
    if has(row) { values[row] += value } else { set(row, value, 0) }
  }

  /// Calls `body` for each cell, ascending.
  @inline(__always)
  func forEach(_ body: (Int, CellValue, UInt32) -> Void) {
    for (index, word) in bits.enumerated() {
      var word = word
      while word != 0 {
        let row = index * 64 + word.trailingZeroBitCount
        word &= word &- 1
        body(row, values[row], sources[row])
      }
    }
  }

  var words: ArraySlice<UInt64> {
    bits[..<((bits.lastIndex { $0 != 0 } ?? -1) + 1)]
  }

  mutating func clear() {
    for index in bits.indices { bits[index] = 0 }
  }
}

/// Turns a level's cells of a day into the bytes of a plane.
struct PlaneWriter {
  private var prices: [Int64] = []
  private var usages: [Int64] = []
  private var sources: [UInt32] = []
  private var wide: [WideCell] = []
  private var bytes: [UInt8] = []

  /// Appends the plane to the store and its checksums to the list; says where it is.
  mutating func write(
    _ scratch: PlaneScratch, day: Int32, to cells: CellStore, checks: inout [UInt64]
  ) throws(IndexDamage) -> PlaneEntry {
    collect(scratch)
    let words = scratch.words
    let isUniform = sources.allSatisfy { $0 == sources[0] }
    let entry = PlaneEntry(
      day: day, count: UInt32(prices.count), words: UInt32(words.count),
      wide: UInt32(wide.count), source: isUniform ? sources[0] : PlaneEntry.mixedSources,
      check: UInt32(checks.count), offset: UInt64(cells.length))
    serialize(words, entry)
    for start in stride(from: 0, to: bytes.count, by: CellStore.chunk) {
      let chunk = bytes[start..<min(start + CellStore.chunk, bytes.count)]
      checks.append(chunk.withUnsafeBytes { FastHash.of($0) })
    }
    try cells.append(bytes)
    return entry
  }

  private mutating func collect(_ scratch: PlaneScratch) {
    prices.removeAll(keepingCapacity: true)
    usages.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    scratch.forEach { row, value, source in
      if value.isNarrow {
        prices.append(Int64(truncatingIfNeeded: value.price))
        usages.append(Int64(truncatingIfNeeded: value.usage))
      } else {
        prices.append(WideCell.mark)
        usages.append(WideCell.mark)
        wide.append(WideCell(row: UInt32(row), price: value.price, usage: value.usage))
      }
      sources.append(source)
    }
  }

  private mutating func serialize(_ words: ArraySlice<UInt64>, _ entry: PlaneEntry) {
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(entry.length)
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
    prices.withUnsafeBytes { bytes.append(contentsOf: $0) }
    usages.withUnsafeBytes { bytes.append(contentsOf: $0) }
    if entry.source == PlaneEntry.mixedSources {
      sources.withUnsafeBytes { bytes.append(contentsOf: $0) }
      while bytes.count < entry.wideAt { bytes.append(0) }
    }
    for cell in wide {
      withUnsafeBytes(of: UInt64(cell.row)) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: cell.price) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: cell.usage) { bytes.append(contentsOf: $0) }
    }
  }
}
