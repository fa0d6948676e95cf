import BillingCore

/// Brings the rows of two tables together, the later one's first. Both are in the same order, so
/// that what a row belongs to mostly stands next; only what doesn't is looked up.
struct LinesOfBoth {
  private var sums: [(key: UsageKey, before: Money, after: Money)] = []
  private let known: Int
  /// Where the next row's line is expected.
  private var next = 0
  private var places: [Place: Int]?
  /// How far ahead a line is looked for before it is looked up.
  private static let reach = 8

  /// One thing in one currency.
  private struct Place: Hashable {
    let key: UsageKey
    let currency: Currency
  }

  init(_ after: [UsageRow]) {
    sums.reserveCapacity(after.count)
    for row in after {
      if let last = sums.last, last.key == row.key, last.after.currency == row.price.currency {
        sums[sums.count - 1].after += row.price
      } else {
        sums.append((row.key, .zero(row.price.currency), row.price))
      }
    }
    known = sums.count
  }

  mutating func add(_ row: UsageRow) {
    sums[place(of: row)].before += row.price
  }

  var lines: [ComparePeriods.Line] {
    sums.map { sum in
      ComparePeriods.Line(
        key: sum.key, figures: Comparison(before: sum.before, after: sum.after))
    }
  }

  private mutating func place(of row: UsageRow) -> Int {
    let currency = row.price.currency
    let near = next..<min(next + Self.reach, known)
    if let place = near.first(where: {
      sums[$0].after.currency == currency && sums[$0].key == row.key
    }) {
      next = place + 1
      return place
    }
    return lookUp(Place(key: row.key, currency: currency))
  }

  private mutating func lookUp(_ wanted: Place) -> Int {
    var all =
      places
      ?? Dictionary(
        sums.enumerated().map { (Place(key: $1.key, currency: $1.after.currency), $0) },
        uniquingKeysWith: { first, _ in first })
    places = nil
    let place = all[wanted] ?? sums.count
    if place == sums.count {
      all[wanted] = place
      let zero = Money.zero(wanted.currency)
      sums.append((wanted.key, zero, zero))
    }
    places = all
    if place < known { next = place + 1 }
    return place
  }
}
