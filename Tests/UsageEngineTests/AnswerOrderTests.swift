import BillingCore
import Testing

@testable import UsageEngine

private func names(_ prefix: String, _ count: Int, _ maker: inout RecordMaker) -> NameTable {
  var table = NameTable()
  for number in 0..<count { table.intern("\(prefix)\(maker.next(1_000_000))-\(number)") }
  return table
}

/// Lines in no order, of keys in no order; several of them may be alike.
private func made(_ maker: inout RecordMaker, days: Int) -> (RowNames, [SeriesRow], [AnswerLine]) {
  let all = RowNames(
    groups: names("g", 4, &maker), accounts: names("a", 30, &maker),
    categories: names("c", 6, &maker), products: names("p", 7, &maker),
    units: names("u", 3, &maker), currencies: names("C", 2, &maker))
  let keys = (0..<120).map { _ in
    SeriesRow(
      group: UInt32(maker.next(4)), account: UInt32(maker.next(30)),
      category: UInt32(maker.next(6)), product: UInt32(maker.next(7)),
      unit: UInt32(maker.next(3)), currency: UInt32(maker.next(2)))
  }
  let lines = (0..<500).map { number in
    AnswerLine(
      days: DayRange(Day("2025-02-20")! + maker.next(days)), cell: maker.next(120),
      value: CellValue(price: Int128(number), usage: 0))
  }
  return (all, keys, lines)
}

private let dimensions: [[UsageDimension]] = [
  [], [.account], [.unit, .account], [.day, .category, .product], [.month, .group],
  [.group, .account, .category, .product, .day], UsageDimension.allCases,
]

/// By their numbers, by their places at once, and step by step: one order.
@Test(arguments: dimensions, [1, 40])
func everyWayToPutLinesInOrderIsTheSame(by: [UsageDimension], days: Int) throws {
  var maker = RecordMaker(seed: UInt64(days + by.count))
  let (names, keys, lines) = made(&maker, days: days)
  let order = AnswerOrder(names, keys: keys, by: by)
  let places = order.slowly(lines).map(\.value.price)
  #expect(order.sorted(lines).map(\.value.price) == places)
  #expect(order.quickly(lines, by: UInt128.self)?.map(\.value.price) == places)
  let accounts = AccountTexts(names.accounts)
  let withTexts = AnswerOrder(names, keys: keys, by: by, accounts: accounts)
  #expect(withTexts.sorted(lines).map(\.value.price) == places)
  // Names come in the order of their bytes.
  if by == [.account] {
    let said = order.sorted(lines).map { names.accounts[keys[$0.cell].account] }
    #expect(said == said.sorted(by: IndexView.inByteOrder))
  }
  #expect(order.sorted([]).isEmpty)
}

/// A list of all combinations, or a hash table where there are too many.
@Test func keysGetTheirNumbersInTheOrderInWhichTheyCome() {
  var maker = RecordMaker(seed: 5)
  let (names, keys, _) = made(&maker, days: 1)
  var listed = KeyNumbers(names.limits, rows: 1_000_000)
  var hashed = KeyNumbers(names.limits, rows: 0)
  let huge = RowLimits(
    group: .max, account: .max, category: 1, product: 1, unit: 1, currency: 1)
  var beyond = KeyNumbers(huge, rows: .max / 2)
  var expected: [SeriesRow] = []
  for key in keys + keys {
    let number = expected.firstIndex(of: key) ?? expected.count
    if number == expected.count { expected.append(key) }
    #expect(listed.number(of: key) == UInt32(number))
    #expect(hashed.number(of: key) == UInt32(number))
    #expect(beyond.number(of: key) == UInt32(number))
  }
  #expect(listed.keys == expected)
  #expect(hashed.keys == expected)
}
