import BillingCore
import Testing

@testable import Dashboard

/// Sums of bars and rows are those of a slow account, in whatever order the rows come.
@Suite struct SpendSumsTests {
  private static let currencies = [Currency("EUR")!, Currency("USD")!]

  /// A made-up answer: some categories on some days, in order or not.
  private func rows(_ seed: Int, shuffled: Bool) -> [UsageRow] {
    var rows: [UsageRow] = []
    for day in 0..<20 {
      for number in 0..<12 where (day * 7 + number * seed) % 5 != 0 {
        var key = UsageKey()
        key.days = DayRange(Day("2026-10-01")! + day)
        key.category = "category \(number)"
        let nanos = Int128((day * 31 + number * 17) % 23 - 4) * 1_000_000_000
        rows.append(
          UsageRow(
            key: key, usage: [],
            price: Money(Amount(nanos: nanos), Self.currencies[(number + day / 9) % 2])))
      }
    }
    // Each seventh of a prime's multiples: another order, the same each time.
    return shuffled ? rows.indices.map { rows[$0 * 101 % rows.count] } : rows
  }

  @Test(arguments: [1, 2, 3], [false, true])
  func sumsEqualASlowAccount(seed: Int, shuffled: Bool) throws {
    let rows = rows(seed, shuffled: shuffled)
    let all = SpendSums.all(rows)
    #expect(Set(all.map(\.currency)) == Set(Self.currencies) && all.count == 2)
    for sums in all {
      let own = rows.filter { $0.price.currency == sums.currency }
      #expect(Set(sums.keys) == Set(own.map { SeriesKey($0.key) }))
      #expect(sums.keys.count == Set(sums.keys).count)
      #expect(Set(sums.days) == Set(own.compactMap(\.key.days)))
      for (number, key) in sums.keys.enumerated() {
        let mine = own.filter { SeriesKey($0.key) == key }
        #expect(sums.totals[number] == mine.reduce(.zero) { $0 + $1.price.amount })
        for days in sums.days {
          let there = mine.filter { $0.key.days == days }
          let sum = there.isEmpty ? nil : there.reduce(Amount.zero) { $0 + $1.price.amount }
          #expect(sums.line(days)[number] == sum)
        }
      }
      #expect(sums.line(DayRange(Day("2026-01-01")!)).allSatisfy { $0 == nil })
    }
  }

  @Test func nothingAddsUpToNothing() { #expect(SpendSums.all([]).isEmpty) }
}
