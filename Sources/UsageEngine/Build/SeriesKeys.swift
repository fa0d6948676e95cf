/// What the series of some batches are about, by their numbers.
struct SeriesKeys {
  /// Those that the index has already come first, under the numbers of their rows.
  private let known: [SeriesRow]
  /// What is no longer as it was: an account that belongs to another group now, or to none.
  private let moved: [Int: SeriesRow?]
  /// What comes behind them; nil where it can't be said.
  let others: [SeriesRow?]

  init(known: [SeriesRow] = [], moved: [Int: SeriesRow?] = [:], others: [SeriesRow?]) {
    (self.known, self.moved, self.others) = (known, moved, others)
  }

  var count: Int { known.count + others.count }
  var hasUnknown: Bool {
    others.contains { $0 == nil } || moved.values.contains { $0 == nil }
  }

  subscript(series: Int) -> SeriesRow? {
    guard series < known.count else { return others[series - known.count] }
    return moved.isEmpty ? known[series] : moved[series] ?? known[series]
  }

  var hasUnplaced: Bool { !moved.isEmpty || !others.isEmpty }
  /// What has to be looked for, because its number isn't its row's.
  var unplaced: [SeriesRow] { moved.values.compactMap(\.self) + others.compactMap(\.self) }

  /// The row of each series; `find` is asked for those whose number doesn't tell it.
  func rows(_ find: (SeriesRow) -> UInt32) -> [UInt32] {
    var rows = Array(0..<UInt32(known.count))
    rows.reserveCapacity(count)
    for (series, key) in moved { rows[series] = key.map(find) ?? SeriesRow.none }
    for key in others { rows.append(key.map(find) ?? SeriesRow.none) }
    return rows
  }
}
