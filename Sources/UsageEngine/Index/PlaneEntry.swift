/// Where one level's cells of one day lie: a bitmap of the rows that are there, their prices and
/// volumes packed, the sources they came from, and what is too large for 64 bits.
struct PlaneEntry: BitwiseCopyable, Sendable {
  /// In place of a source: each cell has its own.
  static let mixedSources = UInt32.max

  var day: Int32
  var count: UInt32
  var words: UInt32
  var wide: UInt32
  var source: UInt32
  /// The first of its chunks' checksums.
  var check: UInt32
  var offset: UInt64

  var pricesAt: Int { Int(words) * 8 }
  var usagesAt: Int { pricesAt + Int(count) * 8 }
  var sourcesAt: Int { usagesAt + Int(count) * 8 }
  var wideAt: Int {
    sourcesAt + (source == Self.mixedSources ? (Int(count) * 4 + 7) / 8 * 8 : 0)
  }
  var length: Int { wideAt + Int(wide) * WideCell.stride }
  var chunks: Int { (length + CellStore.chunk - 1) / CellStore.chunk }

  /// Whether it lies inside a file and a list of checksums of these sizes.
  func fits(rows: Int, cells: Int, checks: Int) -> Bool {
    guard Int(words) * 64 < rows + 64, Int(count) <= rows, wide <= count else { return false }
    guard let start = Int(exactly: offset), start <= cells else { return false }
    return length <= cells - start && Int(check) + chunks <= checks
  }
}

/// A cell whose price or volume does not fit 64 bits of billionths.
struct WideCell: Sendable {
  /// Row, then price and volume as two halves each, little-endian.
  static let stride = 40
  /// What the packed columns hold in its place.
  static let mark = Int64.min

  /// Ten million records of the largest amount; sums of such sums still fit 128 bits.
  static let limit = UInt128(10).power(34)

  var row: UInt32
  var price: Int128
  var usage: Int128
}

extension UInt128 {
  fileprivate func power(_ exponent: Int) -> UInt128 {
    (0..<exponent).reduce(1) { product, _ in product * self }
  }
}

/// A price and a volume in billionths, exact.
struct CellValue: Equatable, BitwiseCopyable, Sendable {
  var price: Int128
  var usage: Int128

  static let zero = CellValue(price: 0, usage: 0)

  static func + (a: CellValue, b: CellValue) -> CellValue {
    CellValue(price: a.price &+ b.price, usage: a.usage &+ b.usage)
  }

  static func - (a: CellValue, b: CellValue) -> CellValue {
    CellValue(price: a.price &- b.price, usage: a.usage &- b.usage)
  }

  static func += (a: inout CellValue, b: CellValue) { a = a + b }

  var isNarrow: Bool {
    price > Int128(Int64.min) && price <= Int128(Int64.max) && usage > Int128(Int64.min)
      && usage <= Int128(Int64.max)
  }
}
