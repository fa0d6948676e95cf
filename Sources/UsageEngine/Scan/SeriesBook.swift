internal import BillingCore

/// The series that one scanning thread has met: small numbers for the names, and for their
/// combinations.
final class SeriesBook {
  static let longestName = 4096

  /// Without groups: what a group is, the account's mapping says later.
  @exclusivity(unchecked) private(set) var rows: [SeriesRow] = []
  let accounts = NameIndex()
  let categories = NameIndex()
  let products = NameIndex()
  let units = NameIndex()
  let currencies = NameIndex()
  /// All names of a series in one piece; its number is the series' number.
  private let joined = NameIndex()
  private let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: longestName)
  @exclusivity(unchecked) private var badAccounts = Set<UInt32>()
  @exclusivity(unchecked) private var badCurrencies = Set<UInt32>()

  deinit { scratch.deallocate() }

  /// The series of a record's names.
  func series(_ fields: RecordFields, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    guard let product = fields.product else { throw scanner.missing(.missingProduct) }
    guard let category = fields.category else { throw scanner.missing(.missingCategory) }
    guard let unit = fields.unit else {
      throw scanner.missing(fields.hasUsage ? .missingUnit : .missingUsage)
    }
    guard let currency = fields.currency else {
      throw scanner.missing(fields.hasPrice ? .missingCurrency : .missingPrice)
    }
    guard let whole = join(scanner, product, category, unit, currency, fields.account) else {
      return rare(try row(product, category, unit, currency, fields.account, scanner))
    }
    let hash = FastHash.of(whole)
    if let known = joined.find(whole, hash: hash) { return known }
    rows.append(try row(product, category, unit, currency, fields.account, scanner))
    return joined.add(whole, hash: hash)
  }

  private func row(
    _ product: JSONSlice, _ category: JSONSlice, _ unit: JSONSlice, _ currency: JSONSlice,
    _ account: JSONSlice?, _ scanner: JSONScanner
  ) throws(ScanProblem) -> SeriesRow {
    SeriesRow(
      group: SeriesRow.none, account: try self.account(account, scanner),
      category: try name(category, scanner, categories),
      product: try name(product, scanner, products), unit: try name(unit, scanner, units),
      currency: try self.currency(currency, scanner))
  }

  /// A series whose names can't be joined is known by their numbers; the byte behind them is one
  /// that joined names never end with.
  private func rare(_ row: SeriesRow) -> UInt32 {
    withUnsafeBytes(of: (row, UInt8.max)) { key in
      let hash = FastHash.of(key)
      if let known = joined.find(key, hash: hash) { return known }
      rows.append(row)
      return joined.add(key, hash: hash)
    }
  }

  /// One look-up instead of six. A zero byte separates the names; nil where one of them holds
  /// such a byte itself, or where they are too long.
  @inline(__always)
  private func join(
    _ scanner: JSONScanner, _ product: JSONSlice, _ category: JSONSlice, _ unit: JSONSlice,
    _ currency: JSONSlice, _ account: JSONSlice?
  ) -> UnsafeRawBufferPointer? {
    let account = account ?? JSONSlice(start: 0, end: 0)
    let count = product.count + category.count + unit.count + currency.count + account.count + 5
    guard count < Self.longestName else { return nil }
    var at = 0
    guard put(product, scanner, &at), put(category, scanner, &at), put(unit, scanner, &at),
      put(currency, scanner, &at), put(account, scanner, &at)
    else { return nil }
    return UnsafeRawBufferPointer(start: scratch, count: at)
  }

  @inline(__always)
  private func put(_ slice: JSONSlice, _ scanner: JSONScanner, _ at: inout Int) -> Bool {
    let place = scratch + at
    var count = slice.count
    if slice.hasEscapes {
      count = scanner.unescape(slice, into: place)
      if UnsafeBufferPointer(start: place, count: count).contains(0) { return false }
    } else {
      place.update(from: scanner.base + slice.start, count: count)
    }
    place[count] = 0
    at += count + 1
    return true
  }

  private func name(_ slice: JSONSlice, _ scanner: JSONScanner, _ index: NameIndex)
    throws(ScanProblem) -> UInt32
  {
    guard slice.count > 0 else { throw scanner.problem(.emptyName, at: slice.start) }
    guard slice.count <= Self.longestName else {
      throw scanner.problem(.nameTooLong, at: slice.start)
    }
    guard slice.hasEscapes else { return index.intern(scanner.bytes(slice)) }
    return try scanner.unescaped(slice).withUnsafeBytes { index.intern($0) }
  }

  private func account(_ slice: JSONSlice?, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    guard let slice, slice.count > 0 else {
      return accounts.intern(UnsafeRawBufferPointer(start: scratch, count: 0))
    }
    let before = accounts.count
    let id = try name(slice, scanner, accounts)
    if accounts.count > before,
      !accounts.name(id).withMemoryRebound(to: UInt8.self, AccountID.allows)
    {
      badAccounts.insert(id)
    }
    guard badAccounts.isEmpty || !badAccounts.contains(id) else {
      throw scanner.problem(.badAccount, at: slice.start)
    }
    return id
  }

  private func currency(_ slice: JSONSlice, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    let before = currencies.count
    let id = try name(slice, scanner, currencies)
    if currencies.count > before,
      Currency(String(decoding: currencies.name(id), as: UTF8.self)) == nil
    {
      badCurrencies.insert(id)
    }
    guard badCurrencies.isEmpty || !badCurrencies.contains(id) else {
      throw scanner.problem(.unknownCurrency, at: slice.start)
    }
    return id
  }
}

extension JSONScanner {
  /// A field that is not there has the place where its record ends.
  func missing(_ reason: RejectReason) -> ScanProblem {
    ScanProblem(reason: reason, offset: max(at - 1, 0))
  }

  func bytes(_ slice: JSONSlice) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + slice.start, count: slice.count)
  }
}
