internal import CByteScan

/// The series that an index has, for a scan that goes on top of it: what follows a series is mostly
/// what followed it the last time. A series' number is its row's.
final class KnownSeries: Sendable {
  /// What a line of a series looks like, as far as it isn't like any other.
  struct Entry {
    /// Where the account's name is among all names; a length of 0 where it can't stand in a line.
    var start: UInt32
    var length: UInt32
    /// Product, category, unit and currency as one.
    var kind: UInt32
    /// The series that followed.
    var next: UInt32
  }

  let rows: [SeriesRow]
  let entries: [Entry]
  let kinds: Int
  let names: RowNames

  /// Nil where nothing is known.
  init?(_ head: IndexHead) {
    rows = head.levels[0].rows
    kinds = head.levels[3].rows.count
    names = head.names
    guard !rows.isEmpty else { return nil }
    let accounts = head.names.accounts
    let plain = Self.plainAccounts(accounts)
    entries = zip(rows, zip(head.productParents, head.followers)).map { row, more in
      let name = accounts.range(of: row.account)
      return Entry(
        start: UInt32(truncatingIfNeeded: name.lowerBound),
        length: plain[Int(row.account)] ? UInt32(name.count) : 0, kind: more.0, next: more.1)
    }
  }

  /// By account: whether its name stands in a line as it is.
  private static func plainAccounts(_ accounts: NameTable) -> [Bool] {
    accounts.bytes.withUnsafeBufferPointer { bytes in
      accounts.ids.map { id in
        let name = accounts.range(of: id)
        guard let base = bytes.baseAddress, name.upperBound <= Int(UInt32.max) else { return false }
        return billtop_plain_prefix(base + name.lowerBound, name.count) == name.count
      }
    }
  }

  /// Whether a line's names are those of the series.
  func holds(_ row: UInt32, _ fields: RecordFields, _ base: UnsafePointer<UInt8>) -> Bool {
    let known = rows[Int(row)]
    func holds(_ slice: JSONSlice?, _ table: NameTable, _ id: UInt32) -> Bool {
      let name = slice ?? JSONSlice(start: 0, end: 0)
      return !name.hasEscapes && table.holds(base.name(name), id)
    }
    return holds(fields.account, names.accounts, known.account)
      && holds(fields.product, names.products, known.product)
      && holds(fields.category, names.categories, known.category)
      && holds(fields.unit, names.units, known.unit)
      && holds(fields.currency, names.currencies, known.currency)
  }

  /// A line's names as a row without a group; nil where one of them is new.
  func row(_ fields: RecordFields, _ base: UnsafePointer<UInt8>) -> SeriesRow? {
    func find(_ slice: JSONSlice?, _ table: NameTable) -> UInt32? {
      let name = slice ?? JSONSlice(start: 0, end: 0)
      return name.hasEscapes ? nil : table.find(base.name(name))
    }
    guard let account = find(fields.account, names.accounts),
      let category = find(fields.category, names.categories),
      let product = find(fields.product, names.products),
      let unit = find(fields.unit, names.units),
      let currency = find(fields.currency, names.currencies)
    else { return nil }
    return SeriesRow(
      group: SeriesRow.none, account: account, category: category, product: product, unit: unit,
      currency: currency)
  }

  /// The first series that has the row's names, by walking them all.
  func find(_ row: SeriesRow) -> UInt32? {
    rows.firstIndex { known in
      known.account == row.account && known.category == row.category
        && known.product == row.product && known.unit == row.unit && known.currency == row.currency
    }.map { UInt32($0) }
  }
}

extension UnsafePointer<UInt8> {
  fileprivate func name(_ slice: JSONSlice) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: self + slice.start, count: slice.count)
  }
}
