internal import BillingCore

/// The order of an answer's lines: dimension after dimension as they nest, names by their bytes,
/// then currency and unit.
struct AnswerOrder {
  private let keys: [SeriesRow]
  private let steps: [Step]

  /// One thing that tells lines apart: names by their ranks, or time.
  private struct Step {
    /// Nil is the currency.
    let dimension: UsageDimension?
    /// By id; none for time.
    let ranks: [UInt32]

    var isTime: Bool { dimension == .day || dimension == .month }

    @inline(__always)
    func rank(_ key: SeriesRow) -> UInt32 {
      let id = AnswerOrder.id(dimension, key)
      return id == SeriesRow.none ? 0 : ranks[Int(id)]
    }
  }

  /// Ranks of all accounts save making those of some.
  init(
    _ names: RowNames, keys: [SeriesRow], by: [UsageDimension], accounts: AccountTexts? = nil
  ) {
    self.keys = keys
    let dimensions: [UsageDimension?] = by + [nil, .unit]
    steps = dimensions.map { dimension in
      if dimension == .account, let accounts {
        return Step(dimension: dimension, ranks: accounts.ranks)
      }
      let ids = keys.lazy.map { Self.id(dimension, $0) }
      return Step(dimension: dimension, ranks: Self.ranks(ids, Self.table(dimension, names)))
    }
  }

  /// Lines that are alike in everything stay as they were.
  func sorted(_ lines: [AnswerLine]) -> [AnswerLine] {
    quickly(lines, by: UInt64.self) ?? quickly(lines, by: UInt128.self) ?? slowly(lines)
  }

  /// By one number for each line; nil where such numbers would be too large.
  func quickly<Place: FixedWidthInteger>(_ lines: [AnswerLine], by: Place.Type) -> [AnswerLine]? {
    let days = lines.lazy.map(\.days.first.number)
    guard let first = days.min(), let last = days.max() else { return lines }
    guard let (weights, most) = weights(Place(last - first) + 1) else { return nil }
    let time = zip(steps, weights).reduce(Place(0)) { $1.0.isTime ? $0 + $1.1 : $0 }
    let named = zip(steps, weights).filter { !$0.0.isTime && $0.0.ranks.count > 1 }
    let perKey = keys.map { key in
      named.reduce(Place(0)) { $0 + Place($1.0.rank(key)) * $1.1 }
    }
    let places = lines.map { perKey[$0.cell] + Place($0.days.first.number - first) * time }
    if most <= Place(clamping: lines.count * 4) {
      return counted(lines, places.map { Int($0) }, slots: Int(most))
    }
    // The last digit tells where a line was.
    let count = Place(lines.count)
    guard !most.multipliedReportingOverflow(by: count).overflow else { return nil }
    let numbered = places.enumerated().map { $1 * count + Place($0) }
    return numbered.sorted().map { lines[Int($0 % count)] }
  }

  /// How much each step counts, and how many places there are.
  private func weights<Place: FixedWidthInteger>(_ days: Place) -> ([Place], Place)? {
    var most = Place(1)
    var weights: [Place] = []
    for step in steps.reversed() {
      weights.append(most)
      let size = step.isTime ? days : Place(max(step.ranks.count, 1))
      let (next, overflow) = most.multipliedReportingOverflow(by: size)
      guard !overflow else { return nil }
      most = next
    }
    return (weights.reversed(), most)
  }

  /// Where there are about as many places as lines, each line goes to its own at once.
  private func counted(_ lines: [AnswerLine], _ places: [Int], slots: Int) -> [AnswerLine] {
    var ends = [Int](repeating: 0, count: slots + 1)
    for place in places { ends[place + 1] += 1 }
    for place in 1...slots { ends[place] += ends[place - 1] }
    var order = [Int](repeating: 0, count: lines.count)
    for (index, place) in places.enumerated() {
      order[ends[place]] = index
      ends[place] += 1
    }
    return order.map { lines[$0] }
  }

  /// Step by step, for more combinations of names than have numbers.
  func slowly(_ lines: [AnswerLine]) -> [AnswerLine] {
    lines.indices.sorted { a, b in
      for step in steps {
        let (first, second) = (place(lines[a], step), place(lines[b], step))
        if first != second { return first < second }
      }
      return a < b
    }.map { lines[$0] }
  }

  private func place(_ line: AnswerLine, _ step: Step) -> Int {
    step.isTime ? Int(line.days.first.number) : Int(step.rank(keys[line.cell]))
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

  private static func table(_ dimension: UsageDimension?, _ names: RowNames) -> NameTable? {
    switch dimension {
    case .day, .month: nil
    case .group: names.groups
    case .account: names.accounts
    case .category: names.categories
    case .product: names.products
    case .unit: names.units
    case nil: names.currencies
    }
  }

  @inline(__always)
  private static func id(_ dimension: UsageDimension?, _ key: SeriesRow) -> UInt32 {
    switch dimension {
    case .day, .month: SeriesRow.none
    case .group: key.group
    case .account: key.account
    case .category: key.category
    case .product: key.product
    case .unit: key.unit
    case nil: key.currency
    }
  }
}
