import BillingCore

/// What everything came to in each bar, added up in one walk over the answer's rows of one currency.
struct SpendSums {
  let currency: Currency
  /// What is told apart, in the order in which it came; everything goes by its number here.
  private(set) var keys: [SeriesKey] = []
  private(set) var totals: [Amount] = []
  private var numbers: [SeriesKey: Int] = [:]
  private var lines: [DayRange: [Amount?]] = [:]
  /// The bar that the last row was of: rows of one mostly follow each other.
  private var open: (days: DayRange, line: [Amount?])?
  /// The number that the next row probably has.
  private var next = 0

  /// One for each currency that the rows have.
  static func all(_ rows: [UsageRow]) -> [SpendSums] {
    var sums: [SpendSums] = []
    var last = 0
    for row in rows {
      let currency = row.price.currency
      if !sums.indices.contains(last) || sums[last].currency != currency {
        last = sums.firstIndex { $0.currency == currency } ?? sums.count
        if last == sums.count { sums.append(SpendSums(currency: currency)) }
      }
      sums[last].add(row)
    }
    for place in sums.indices { sums[place].close() }
    return sums
  }

  private init(currency: Currency) {
    self.currency = currency
  }

  private mutating func add(_ row: UsageRow) {
    let number = number(of: SeriesKey(row.key))
    totals[number] += row.price.amount
    guard let days = row.key.days else { return }
    if open?.days != days {
      close()
      open = (days, lines[days] ?? [])
    }
    let missing = number + 1 - (open?.line.count ?? 0)
    if missing > 0 { open?.line += Array(repeating: nil, count: missing) }
    let before = open?.line[number] ?? .zero
    open?.line[number] = before + row.price.amount
  }

  private mutating func close() {
    if let open { lines[open.days] = open.line }
    open = nil
  }

  private mutating func number(of key: SeriesKey) -> Int {
    if keys.indices.contains(next), keys[next] == key {
      next += 1
      return next - 1
    }
    let number = numbers[key] ?? keys.count
    if number == keys.count {
      numbers[key] = number
      keys.append(key)
      totals.append(.zero)
    }
    next = number + 1 < keys.count ? number + 1 : 0
    return number
  }

  /// The bars that have data.
  var days: Dictionary<DayRange, [Amount?]>.Keys { lines.keys }

  /// What each key came to there, by its number; nil where it has nothing.
  func line(_ days: DayRange) -> [Amount?] {
    let line = lines[days] ?? []
    return line + Array(repeating: nil, count: keys.count - line.count)
  }
}
