internal import BillingCore

/// The order of an answer's lines: dimension after dimension as they nest, names by their bytes,
/// then currency and unit.
struct AnswerOrder {
  private let names: RowNames
  private let keys: [SeriesRow]
  private let by: [UsageDimension]
  private var ranks: [[UInt32: Int32]] = []

  init(_ names: RowNames, keys: [SeriesRow], by: [UsageDimension]) {
    self.names = names
    self.keys = keys
    // Three more places are needed behind the dimensions; a key has eight.
    self.by = Array(by.prefix(5)) + [.unit]
    ranks = self.by.map { dimension in
      Self.ranks(keys.map { Self.id(dimension, $0) }, Self.table(dimension, names))
    }
    ranks.append(Self.ranks(keys.map(\.currency), names.currencies))
  }

  func sorted(_ lines: [AnswerLine]) -> [AnswerLine] {
    let perCell = keys.map(place)
    let places = lines.enumerated().map { index, line in
      var place = perCell[line.cell]
      for (position, dimension) in by.enumerated() where dimension == .day || dimension == .month {
        place[position] = line.days.first.number
      }
      return (place: place, index: index)
    }
    return places.sorted { Self.precedes($0.place, $1.place) }.map { lines[$0.index] }
  }

  /// The place of a cell; where time comes in is filled in for each line.
  private func place(_ key: SeriesRow) -> SIMD8<Int32> {
    var place = SIMD8<Int32>()
    for (position, dimension) in by.dropLast().enumerated() {
      place[position] = ranks[position][Self.id(dimension, key)] ?? 0
    }
    place[6] = ranks[by.count][key.currency] ?? 0
    place[7] = ranks[by.count - 1][key.unit] ?? 0
    return place
  }

  private static func precedes(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> Bool {
    for index in 0..<8 where a[index] != b[index] { return a[index] < b[index] }
    return false
  }

  private static func ranks(_ ids: [UInt32], _ table: NameTable?) -> [UInt32: Int32] {
    guard let table else { return [:] }
    let known = Set(ids).filter { $0 != SeriesRow.none }.map { ($0, table[$0]) }
    let sorted = known.sorted { IndexView.inByteOrder($0.1, $1.1) }
    return Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.0, Int32($0)) })
  }

  private static func table(_ dimension: UsageDimension, _ names: RowNames) -> NameTable? {
    switch dimension {
    case .day, .month: nil
    case .group: names.groups
    case .account: names.accounts
    case .category: names.categories
    case .product: names.products
    case .unit: names.units
    }
  }

  private static func id(_ dimension: UsageDimension, _ key: SeriesRow) -> UInt32 {
    switch dimension {
    case .day, .month: SeriesRow.none
    case .group: key.group
    case .account: key.account
    case .category: key.category
    case .product: key.product
    case .unit: key.unit
    }
  }
}
