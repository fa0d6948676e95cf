internal import BillingCore

/// The series that one scanning thread has met: small numbers for the names, and for their
/// combinations.
final class SeriesBook {
  static let longestName = 4096

  /// Without groups: what a group is, the account's mapping says later.
  @exclusivity(unchecked) private(set) var names = RowNames()
  @exclusivity(unchecked) private var table = RowTable()
  /// All names of a series in one piece, as they stand in records, and the series of each.
  @exclusivity(unchecked) private var joined = NameTable()
  @exclusivity(unchecked) private var joinedSeries: [UInt32] = []
  private let scratch = ScratchBuffer()

  var rows: [SeriesRow] { table.rows }

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
    let whole = join(scanner, product, category, unit, currency, fields.account)
    let hash = whole.map { FastHash.of($0) } ?? 0
    if let whole, let known = joined.find(whole, hash: hash) { return joinedSeries[Int(known)] }
    let row = SeriesRow(
      group: SeriesRow.none, account: try account(fields.account, scanner),
      category: try name(category, scanner, &names.categories),
      product: try name(product, scanner, &names.products),
      unit: try name(unit, scanner, &names.units),
      currency: try self.currency(currency, scanner))
    let series = table.insert(row)
    if let whole {
      joined.intern(whole, hash: hash)
      joinedSeries.append(series)
    }
    return series
  }

  /// One look-up instead of six. No text of JSON holds a bare zero byte, so it separates them.
  private func join(
    _ scanner: JSONScanner, _ product: JSONSlice, _ category: JSONSlice, _ unit: JSONSlice,
    _ currency: JSONSlice, _ account: JSONSlice?
  ) -> UnsafeRawBufferPointer? {
    let account = account ?? JSONSlice(start: 0, end: 0)
    let count = product.count + category.count + unit.count + currency.count + account.count + 5
    let hasEscapes =
      product.hasEscapes || category.hasEscapes || unit.hasEscapes || currency.hasEscapes
      || account.hasEscapes
    guard count < Self.longestName, !hasEscapes else { return nil }
    let room = scratch.room(count)
    var at = 0
    func put(_ slice: JSONSlice) {
      (room + at).copyMemory(from: scanner.base + slice.start, byteCount: slice.count)
      at += slice.count
      (room + at).storeBytes(of: 0, as: UInt8.self)
      at += 1
    }
    put(product)
    put(category)
    put(unit)
    put(currency)
    put(account)
    return UnsafeRawBufferPointer(start: room, count: count)
  }

  private func name(_ slice: JSONSlice, _ scanner: JSONScanner, _ table: inout NameTable)
    throws(ScanProblem) -> UInt32
  {
    guard slice.count > 0 else { throw scanner.problem(.emptyName, at: slice.start) }
    guard slice.count <= Self.longestName else {
      throw scanner.problem(.nameTooLong, at: slice.start)
    }
    if slice.hasEscapes {
      let bytes = try scanner.unescaped(slice)
      return bytes.withUnsafeBytes { table.intern($0) }
    }
    return table.intern(scanner.bytes(slice))
  }

  private func account(_ slice: JSONSlice?, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    guard let slice, slice.count > 0 else { return names.accounts.intern("") }
    let before = names.accounts.count
    let id = try name(slice, scanner, &names.accounts)
    if names.accounts.count > before, AccountID(names.accounts[id]) == nil {
      badAccounts.insert(id)
    }
    guard badAccounts.isEmpty || !badAccounts.contains(id) else {
      throw scanner.problem(.badAccount, at: slice.start)
    }
    return id
  }

  private var badAccounts = Set<UInt32>()
  private var badCurrencies = Set<UInt32>()

  private func currency(_ slice: JSONSlice, _ scanner: JSONScanner) throws(ScanProblem) -> UInt32 {
    let before = names.currencies.count
    let id = try name(slice, scanner, &names.currencies)
    if names.currencies.count > before, Currency(names.currencies[id]) == nil {
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
