/// Rows and their numbers, in the order in which they came: a hash table that costs a few
/// nanoseconds a look.
struct RowTable: Sendable {
  private(set) var rows: [SeriesRow] = []
  /// Number + 1 of the row in each slot; 0 is free. A power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 64)

  init(_ rows: [SeriesRow] = []) {
    self.rows = rows
    var size = slots.count
    while size < rows.count * 2 { size *= 2 }
    rebuild(size)
  }

  func find(_ row: SeriesRow) -> UInt32? {
    let slot = slots[slot(of: row)]
    return slot == 0 ? nil : slot - 1
  }

  mutating func insert(_ row: SeriesRow) -> UInt32 {
    let slot = slot(of: row)
    if slots[slot] != 0 { return slots[slot] - 1 }
    rows.append(row)
    slots[slot] = UInt32(rows.count)
    if rows.count * 2 > slots.count { rebuild(slots.count * 2) }
    return UInt32(rows.count - 1)
  }

  private func slot(of row: SeriesRow) -> Int {
    var at = row.quickHash & (slots.count - 1)
    while slots[at] != 0, rows[Int(slots[at] - 1)] != row { at = (at + 1) & (slots.count - 1) }
    return at
  }

  private mutating func rebuild(_ size: Int) {
    slots = [UInt32](repeating: 0, count: size)
    for (number, row) in rows.enumerated() {
      var at = row.quickHash & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = UInt32(number + 1)
    }
  }
}

extension SeriesRow {
  fileprivate var quickHash: Int {
    let low = UInt64(account) << 32 | UInt64(category)
    let high = UInt64(group) << 32 | UInt64(product)
    let rest = UInt64(unit) << 32 | UInt64(currency)
    return Int(truncatingIfNeeded: FastHash.mix(low, high) ^ FastHash.mix(rest, low))
  }
}
