internal import BillingCore

/// The order of an answer's lines: dimension after dimension as they nest, names by their bytes,
/// then currency and unit.
struct AnswerOrder {
  private let names: RowNames
  private let keys: [SeriesRow]
  private let by: [UsageDimension]
  private var ranks: [[UInt32]] = []

  init(_ names: RowNames, keys: [SeriesRow], by: [UsageDimension]) {
    self.names = names
    self.keys = keys
    // Three more places are needed behind the dimensions; a key has eight.
    self.by = Array(by.prefix(5)) + [.unit]
    ranks = self.by.map { dimension in
      Self.ranks(keys.lazy.map { Self.id(dimension, $0) }, Self.table(dimension, names))
    }
    ranks.append(Self.ranks(keys.lazy.map(\.currency), names.currencies))
  }

  func sorted(_ lines: [AnswerLine]) -> [AnswerLine] {
    let perCell = keys.map(place)
    let times = by.indices.filter { by[$0] == .day || by[$0] == .month }
    let places = lines.indices.map { index in
      var place = perCell[lines[index].cell]
      let first = UInt32(bitPattern: lines[index].days.first.number) ^ 1 << 31
      for position in times { place.put(first, at: position) }
      return (place: place, index: index)
    }
    return places.sorted { $0.place < $1.place }.map { lines[$0.index] }
  }

  /// The place of a cell; where time comes in is filled in for each line.
  private func place(_ key: SeriesRow) -> LinePlace {
    var place = LinePlace()
    for (position, dimension) in by.dropLast().enumerated() {
      let id = Self.id(dimension, key)
      if id != SeriesRow.none { place.put(ranks[position][Int(id)], at: position) }
    }
    place.put(ranks[by.count][Int(key.currency)], at: 6)
    if key.unit != SeriesRow.none { place.put(ranks[by.count - 1][Int(key.unit)], at: 7) }
    return place
  }

  /// By id the place among those that are there.
  private static func ranks(_ ids: some Sequence<UInt32>, _ table: NameTable?) -> [UInt32] {
    guard let table else { return [] }
    var isUsed = [Bool](repeating: false, count: table.count)
    for id in ids where id != SeriesRow.none { isUsed[Int(id)] = true }
    var ranks = [UInt32](repeating: 0, count: table.count)
    for (rank, id) in table.sorted(table.ids.filter { isUsed[Int($0)] }).enumerated() {
      ranks[Int(id)] = UInt32(rank)
    }
    return ranks
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

/// Eight numbers that are compared one after the other, two at a time.
private struct LinePlace: Comparable {
  private var pairs = InlineArray<4, UInt64>(repeating: 0)

  mutating func put(_ number: UInt32, at position: Int) {
    let shift = UInt64(position & 1 == 0 ? 32 : 0)
    pairs[position >> 1] = pairs[position >> 1] & ~(UInt64(UInt32.max) << shift)
    pairs[position >> 1] |= UInt64(number) << shift
  }

  static func == (a: LinePlace, b: LinePlace) -> Bool {
    a.pairs[0] == b.pairs[0] && a.pairs[1] == b.pairs[1] && a.pairs[2] == b.pairs[2]
      && a.pairs[3] == b.pairs[3]
  }

  static func < (a: LinePlace, b: LinePlace) -> Bool {
    if a.pairs[0] != b.pairs[0] { return a.pairs[0] < b.pairs[0] }
    if a.pairs[1] != b.pairs[1] { return a.pairs[1] < b.pairs[1] }
    if a.pairs[2] != b.pairs[2] { return a.pairs[2] < b.pairs[2] }
    return a.pairs[3] < b.pairs[3]
  }
}
