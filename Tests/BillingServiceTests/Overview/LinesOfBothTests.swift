import BillingCore
import Testing

@testable import BillingService

private func row(_ product: Int, _ category: Int, _ amount: Int, _ currency: Currency) -> UsageRow {
  var key = UsageKey()
  key.product = "product-\(product)"
  key.category = "category-\(category)"
  return UsageRow(key: key, usage: [], price: Money(Amount(nanos: Int128(amount)), currency))
}

private func name(_ key: UsageKey, _ currency: Currency) -> String {
  "\(key.product ?? "") \(key.category ?? "") \(currency.code)"
}

/// What two tables come to, looked up one by one.
private func slowly(_ before: [UsageRow], _ after: [UsageRow]) -> [String: [Amount]] {
  var sums: [String: [Amount]] = [:]
  for (place, rows) in [before, after].enumerated() {
    for row in rows {
      sums[name(row.key, row.price.currency), default: [.zero, .zero]][place] += row.price.amount
    }
  }
  return sums
}

/// Two tables side by side are what each of their rows says, in whatever order they come.
@Test(arguments: 1...40) func twoTablesAreBroughtTogether(seed: Int) {
  var numbers = LineNumbers(state: UInt64(seed))
  func table() -> [UsageRow] {
    var rows: [UsageRow] = []
    for product in 1...6 {
      for category in 1...6 where Int.random(in: 0..<10, using: &numbers) > seed % 8 {
        for currency in [Currency.usd, .eur] where Bool.random(using: &numbers) {
          rows.append(row(product, category, .random(in: -9...9, using: &numbers), currency))
        }
      }
    }
    return seed % 5 == 0 ? rows.shuffled(using: &numbers) : rows
  }
  let (before, after) = (table(), table())
  let lines = ComparePeriods.lines(before: before, after: after)
  var found: [String: [Amount]] = [:]
  for line in lines {
    let name = name(line.key, line.figures.before.currency)
    #expect(found[name] == nil)
    found[name] = [line.figures.before.amount, line.figures.after.amount]
  }
  #expect(found == slowly(before, after))
}

/// The same numbers for the same seed.
private struct LineNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
