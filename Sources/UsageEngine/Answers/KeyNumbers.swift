/// Keys and their numbers in the order in which they come: by a list of all combinations of names
/// where there are not many, by a hash table otherwise.
struct KeyNumbers {
  private(set) var keys: [SeriesRow] = []
  private let limits: RowLimits
  /// Number + 1 of the key of each combination.
  private var combinations: [UInt32] = []
  private var table: RowTable?

  /// `limits` says how many names of each kind keys tell apart, 1 where they don't; so many rows
  /// will ask.
  init(_ limits: RowLimits, rows: Int) {
    self.limits = limits
    if let count = limits.combinations, count <= 4096 + rows {
      combinations = [UInt32](repeating: 0, count: count)
    } else {
      table = RowTable()
    }
  }

  mutating func number(of key: SeriesRow) -> UInt32 {
    guard table == nil else {
      let number = table!.insert(key)
      if number == keys.count { keys.append(key) }
      return number
    }
    let place = limits.place(of: key)
    if combinations[place] == 0 {
      keys.append(key)
      combinations[place] = UInt32(keys.count)
    }
    return combinations[place] - 1
  }
}

extension RowLimits {
  /// How many combinations of names there may be; nil for more than anybody counts.
  fileprivate var combinations: Int? {
    var all = 1
    for count in [group, account, category, product, unit, currency] {
      let (more, overflow) = all.multipliedReportingOverflow(by: max(count, 1))
      guard !overflow else { return nil }
      all = more
    }
    return all
  }

  @inline(__always)
  fileprivate func place(of row: SeriesRow) -> Int {
    func digit(_ id: UInt32) -> Int { id == SeriesRow.none ? 0 : Int(id) }
    var place = digit(row.group) * account + digit(row.account)
    place = (place * category + digit(row.category)) * product + digit(row.product)
    return (place * unit + digit(row.unit)) * currency + digit(row.currency)
  }
}
