/// One part of a group on a day: a category, an account or a pair of both.
package struct AttributionPart: Hashable, Sendable {
  package var name: String
  package var amount: Amount
  package var expected: Double

  package init(name: String, amount: Amount, expected: Double) {
    self.name = name
    self.amount = amount
    self.expected = expected
  }
}

/// What one part did to the excess of a day.
package struct Driver: Hashable, Sendable {
  package var name: String
  package var amount: Amount
  package var expected: Amount
  /// Amount minus expected; all parts' add up to the group's.
  package var excess: Amount
  /// Of all that was above the expected; 0 for what was below.
  package var share: Double
}

/// Why a day is what it is: parts by excess, adding up exactly to the whole.
package struct Attribution: Hashable, Sendable {
  package var amount: Amount
  package var expected: Amount
  package var excess: Amount
  /// All parts, the largest excess first, equal ones by name.
  package var ranking: [Driver]

  package var drivers: [Driver] { ranking.filter { $0.excess > .zero } }

  /// The expected is rounded once, to the currency's decimals, then shared without loss.
  ///
  /// `expected` is the group's own, when what is shown for it comes from its own history;
  /// without it the parts' expected add up to the group's.
  package init(_ parts: [AttributionPart], expected whole: Double? = nil, digits: Int) {
    let wanted = parts.map { Amount(rounding: $0.expected) }
    let sum = whole.map { Amount(rounding: $0) } ?? wanted.reduce(.zero, +)
    let shares = Self.share(sum.rounded(to: digits, .halfEven), by: wanted, digits: digits)
    amount = parts.reduce(.zero) { $0 + $1.amount }
    expected = shares.reduce(.zero, +)
    excess = amount - expected
    let excesses = zip(parts, shares).map { $0.amount - $1 }
    let above = excesses.reduce(0.0) { $0 + max($1.approximate, 0) }
    ranking = parts.indices.map { index in
      Driver(
        name: parts[index].name, amount: parts[index].amount, expected: shares[index],
        excess: excesses[index],
        share: above > 0 ? max(excesses[index].approximate, 0) / above : 0)
    }
    ranking.sort { ($1.excess, $0.name) < ($0.excess, $1.name) }
  }

  /// Largest remainder, apart for parts above and below zero.
  private static func share(_ total: Amount, by wanted: [Amount], digits: Int) -> [Amount] {
    let below = wanted.map { max(-$0, .zero) }
    let credited = below.reduce(.zero, +).rounded(to: digits, .halfEven)
    let plus = (total + credited).allocated(by: wanted.map { max($0, .zero) }, digits: digits)
    guard !credited.isZero else { return plus }
    return zip(plus, credited.allocated(by: below, digits: digits)).map { $0 - $1 }
  }
}

extension Amount {
  /// The nearest amount to a statistic; 0 for what is no number.
  init(rounding value: Double) {
    guard value.isFinite else {
      self = .zero
      return
    }
    let limit = 9e26
    nanos = Int128(min(max(value * 1e9, -limit), limit).rounded(.toNearestOrEven))
  }
}
