/// Some consecutive rows of one plane, read and ready to be walked.
struct PlaneSlice {
  let entry: PlaneEntry
  /// The bitmap's words that hold the rows, the first of them numbered `firstWord`.
  fileprivate let words: UnsafeRawPointer
  fileprivate let firstWord: Int
  fileprivate let lastWord: Int
  /// Packed values of the rows from `firstWord` on.
  fileprivate let prices: UnsafeRawPointer
  fileprivate let usages: UnsafeRawPointer
  fileprivate let sources: UnsafeRawPointer?
  fileprivate let wide: [WideCell]

  /// Calls `body` for each cell among `rows`, ascending, with its place among the packed values.
  @inline(__always)
  private func walk(in rows: Range<Int>, _ body: (_ row: Int, _ rank: Int) -> Void) {
    var rank = 0
    for index in firstWord..<lastWord {
      let whole = word(index)
      let base = index * 64
      var bits = whole
      if base < rows.lowerBound { bits &= ~0 << UInt64(rows.lowerBound - base) }
      if base + 64 > rows.upperBound { bits &= ~(~0 << UInt64(rows.upperBound - base)) }
      rank += (whole ^ bits).nonzeroBitCount(below: bits)
      while bits != 0 {
        body(base + bits.trailingZeroBitCount, rank)
        bits &= bits &- 1
        rank += 1
      }
    }
  }

  /// Only the rows that the mask has, which all lie inside the slice.
  @inline(__always)
  private func walk(_ mask: UnsafeBufferPointer<UInt64>, _ body: (_ row: Int, _ rank: Int) -> Void)
  {
    var rank = 0
    for index in firstWord..<lastWord {
      let whole = word(index)
      var bits = whole & mask[index]
      guard bits != whole else {
        while bits != 0 {
          body(index * 64 + bits.trailingZeroBitCount, rank)
          bits &= bits &- 1
          rank += 1
        }
        continue
      }
      while bits != 0 {
        let below = (bits & (~bits &+ 1)) &- 1
        body(index * 64 + bits.trailingZeroBitCount, rank + (whole & below).nonzeroBitCount)
        bits &= bits &- 1
      }
      rank += whole.nonzeroBitCount
    }
  }

  @inline(__always)
  func forEach(in rows: Range<Int>, _ body: (Int, CellValue) -> Void) {
    walk(in: rows) { row, rank in body(row, value(rank, row)) }
  }

  func forEachWithSource(in rows: Range<Int>, _ body: (Int, CellValue, UInt32) -> Void) {
    walk(in: rows) { row, rank in body(row, value(rank, row), source(rank)) }
  }

  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    words.loadUnaligned(fromByteOffset: (index - firstWord) * 8, as: UInt64.self)
  }

  @inline(__always)
  private func value(_ rank: Int, _ row: Int) -> CellValue {
    let price = prices.loadUnaligned(fromByteOffset: rank * 8, as: Int64.self)
    let usage = usages.loadUnaligned(fromByteOffset: rank * 8, as: Int64.self)
    if price == WideCell.mark { return wideValue(row) }
    return CellValue(price: Int128(price), usage: Int128(usage))
  }

  private func wideValue(_ row: Int) -> CellValue {
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].row < UInt32(row) { low = middle + 1 } else { high = middle }
    }
    guard low < wide.count, wide[low].row == UInt32(row) else { return .zero }
    return CellValue(price: wide[low].price, usage: wide[low].usage)
  }

  @inline(__always)
  private func source(_ rank: Int) -> UInt32 {
    guard let sources else { return entry.source }
    return sources.loadUnaligned(fromByteOffset: rank * 4, as: UInt32.self)
  }
}

extension PlaneSlice {
  /// What a walk does to sums.
  enum Way {
    case add, addAndTouch, take
  }

  /// Adds each cell that the mask has among the rows to the sum that its target names.
  func add(
    _ targets: UnsafeBufferPointer<Int32>, _ mask: UnsafeBufferPointer<UInt64>,
    to sums: UnsafeMutableBufferPointer<CellValue>, _ isTouched: UnsafeMutableBufferPointer<Bool>,
    _ way: Way
  ) {
    walk(mask) { row, rank in
      let target = Int(targets[row])
      let value = value(rank, row)
      switch way {
      case .add: sums[target] += value
      case .take: sums[target] = sums[target] - value
      case .addAndTouch:
        sums[target] += value
        isTouched[target] = true
      }
    }
  }
}

extension UInt64 {
  /// How many bits are set below the lowest one of `others`.
  @inline(__always)
  fileprivate func nonzeroBitCount(below others: UInt64) -> Int {
    self == 0 ? 0 : (self & ((others & (~others &+ 1)) &- 1)).nonzeroBitCount
  }
}

/// Reads slices of planes with memory of its own; one question uses one reader.
struct PlaneReader {
  let cells: CellStore
  let checks: [UInt64]
  private let bitmap = ScratchBuffer()
  private let prices = ScratchBuffer()
  private let usages = ScratchBuffer()
  private let sources = ScratchBuffer()
  private let other = ScratchBuffer()

  init(cells: CellStore, checks: [UInt64]) {
    self.cells = cells
    self.checks = checks
  }

  func slice(_ entry: PlaneEntry, rows: Range<Int>, withSources: Bool = false)
    throws(IndexDamage) -> PlaneSlice
  {
    let last = min(Int(entry.words), (rows.upperBound + 63) / 64)
    let first = min(rows.lowerBound / 64, last)
    let whole = try whole(entry)
    let words = if let whole { whole } else { try part(entry, 0..<last * 8, bitmap) }
    let before = Self.population(words, 0..<first)
    let ranks = before..<before + Self.population(words, first..<last)
    guard ranks.upperBound <= entry.count else {
      throw IndexDamage(reason: "a plane has more cells than it says")
    }
    func column(_ start: Int, _ scratch: ScratchBuffer, width: Int = 8) throws(IndexDamage)
      -> UnsafeRawPointer
    {
      let from = start + ranks.lowerBound * width
      if let whole { return whole + from }
      return try part(entry, from..<start + ranks.upperBound * width, scratch)
    }
    let hasColumn = withSources && entry.source == PlaneEntry.mixedSources
    return PlaneSlice(
      entry: entry, words: words + first * 8, firstWord: first, lastWord: last,
      prices: try column(entry.pricesAt, prices), usages: try column(entry.usagesAt, usages),
      sources: hasColumn ? try column(entry.sourcesAt, sources, width: 4) : nil,
      wide: try wideCells(entry))
  }

  /// Notes which rows a plane has among those that have a bit.
  func unite(_ entry: PlaneEntry, into rows: inout [UInt64]) throws(IndexDamage) {
    let count = min(Int(entry.words), rows.count)
    let whole = try whole(entry)
    let words = if let whole { whole } else { try part(entry, 0..<count * 8, bitmap) }
    for index in 0..<count {
      rows[index] |= words.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
    }
  }

  /// All of a short plane: one look into the file instead of three, and the next time none.
  private func whole(_ entry: PlaneEntry) throws(IndexDamage) -> UnsafeRawPointer? {
    guard entry.length <= CellStore.chunk else { return nil }
    if let kept = try cells.kept(entry, checks: checks) { return kept }
    return try part(entry, 0..<entry.length, bitmap)
  }

  private func part(_ entry: PlaneEntry, _ range: Range<Int>, _ scratch: ScratchBuffer)
    throws(IndexDamage) -> UnsafeRawPointer
  {
    try cells.verify(entry, range, checks: checks, scratch: other)
    return try cells.bytes(
      at: Int(entry.offset) + range.lowerBound, count: range.count, scratch: scratch)
  }

  private static func population(_ words: UnsafeRawPointer, _ range: Range<Int>) -> Int {
    var total = 0
    for index in range {
      total += words.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).nonzeroBitCount
    }
    return total
  }

  private func wideCells(_ entry: PlaneEntry) throws(IndexDamage) -> [WideCell] {
    guard entry.wide > 0 else { return [] }
    let base = try part(entry, entry.wideAt..<entry.length, other)
    let cells = (0..<Int(entry.wide)).map { index in
      let at = base + index * WideCell.stride
      return WideCell(
        row: at.loadUnaligned(as: UInt32.self),
        price: at.loadUnaligned(fromByteOffset: 8, as: Int128.self),
        usage: at.loadUnaligned(fromByteOffset: 24, as: Int128.self))
    }
    guard cells.allSatisfy({ max($0.price.magnitude, $0.usage.magnitude) < WideCell.limit }) else {
      throw IndexDamage(reason: "a cell is larger than any sum of amounts")
    }
    return cells
  }
}
