import BillingCore

/// An independent, slow account of the same records: lists, dictionaries and nothing else.
struct SlowUsage {
  var records: [UsageRecord] = []

  struct Key: Hashable {
    var group: BillingGroupID
    var account: AccountID?
    var names: [String]
    var days: DayRange
  }

  /// The last record of each key, in the order in which the keys came.
  var current: [UsageRecord] {
    var order: [Key] = []
    var last: [Key: UsageRecord] = [:]
    for record in records {
      if last.updateValue(record, forKey: key(record)) == nil { order.append(key(record)) }
    }
    return order.compactMap { last[$0] }
  }

  func key(_ record: UsageRecord) -> Key {
    Key(
      group: record.group, account: record.account,
      names: [
        record.category, record.product, record.usage.unit, record.price.currency.code,
      ], days: record.days)
  }

  func allows(_ record: UsageRecord, _ filter: UsageFilter) -> Bool {
    filter.groups.contains(record.group)
      && (filter.accounts?.contains(record.account) ?? true)
      && (filter.categories?.contains(record.category) ?? true)
      && (filter.products?.contains(record.product) ?? true)
  }

  /// Day records only: sums by the dimensions, as `key text → (price, usage by unit)`.
  func sums(_ question: UsageQuestion) -> [String: [String]] {
    var prices: [String: Int128] = [:]
    var usages: [String: [String: Int128]] = [:]
    for record in current where record.days.count == 1 && allows(record, question.filter) {
      guard question.range.contains(record.days.first) else { continue }
      let key = text(record, question)
      prices[key, default: 0] += record.price.amount.nanos
      usages[key, default: [:]][record.usage.unit, default: 0] += record.usage.amount.nanos
    }
    return prices.mapValues { ["\($0)"] }.merging(
      usages.mapValues { $0.map { "\($0) \($1)" }.sorted() }
    ) { $0 + $1 }
  }

  private func text(_ record: UsageRecord, _ question: UsageQuestion) -> String {
    let parts = question.by.map { dimension in
      switch dimension {
      case .day: record.days.first.text
      case .month: record.days.first.month.days.clipped(to: question.range)!.text
      case .group: record.group.revealed
      case .account: record.account?.text ?? "-"
      case .category: record.category
      case .product: record.product
      case .unit: record.usage.unit
      }
    }
    return (parts + [record.price.currency.code]).joined(separator: "|")
  }
}

/// The engine's table in the same form.
func texts(_ table: UsageTable) -> [String: [String]] {
  var result: [String: [String]] = [:]
  for row in table.rows {
    let parts = table.question.by.map { dimension in
      switch dimension {
      case .day, .month: row.key.days?.text ?? "?"
      case .group: row.key.group?.revealed ?? "?"
      case .account: row.key.account.map { $0?.text ?? "-" } ?? "?"
      case .category: row.key.category ?? "?"
      case .product: row.key.product ?? "?"
      case .unit: row.usage[0].unit
      }
    }
    let key = (parts + [row.price.currency.code]).joined(separator: "|")
    let usages = row.usage.map { "\($0.unit) \($0.amount.nanos)" }.sorted()
    result[key] = ["\(row.price.amount.nanos)"] + usages
  }
  return result
}

/// Made-up records, the same for the same seed.
struct RecordMaker {
  var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
  }

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  static func group(_ number: Int) -> BillingGroupID {
    BillingGroupID("commerce_billingprofile_G\(number)")!
  }

  mutating func record() -> UsageRecord {
    let day = Day("2025-01-15")! + next(80)
    let large: Int128 = next(20) == 0 ? 123_456_789_012_345_678_901 : 0
    let account = next(5)
    return UsageRecord(
      group: Self.group(next(4)), account: account == 0 ? nil : AccountID("AC\(account)")!,
      category: "c\(next(6))", product: "p\(next(3))", days: DayRange(day),
      usage: Quantity(
        Amount(nanos: Int128(next(5_000_000_000)) + large), ["messages", "segments"][next(2)]),
      price: Money(
        Amount(nanos: Int128(next(2_000_000_000)) - 500_000_000 - large),
        [.usd, .eur][next(2)]))
  }

  mutating func records(_ count: Int) -> [UsageRecord] { (0..<count).map { _ in record() } }
}
