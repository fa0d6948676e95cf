internal import BillingCore
internal import CByteScan

/// The series that one scanning thread has met: small numbers for the names, and for their
/// combinations.
final class SeriesBook {
  static let longestName = 4096

  let accounts = NameIndex()
  let categories = NameIndex()
  let products = NameIndex()
  let units = NameIndex()
  let currencies = NameIndex()
  @exclusivity(unchecked) private var table: SeriesLookup
  @exclusivity(unchecked) private var badAccounts = Set<UInt32>()
  @exclusivity(unchecked) private var badCurrencies = Set<UInt32>()

  init() { table = SeriesLookup() }

  /// With the series of an index, under its numbers, as those of no group.
  init(_ known: KnownSeries) {
    table = SeriesLookup(room: known.rows.count)
    accounts.add(known.names.accounts)
    categories.add(known.names.categories)
    products.add(known.names.products)
    units.add(known.names.units)
    currencies.add(known.names.currencies)
    for row in known.rows {
      let row = row.inGroup(SeriesRow.none)
      _ = add(row, hash(of: row))
    }
  }

  deinit { table.deallocate() }

  /// Without groups: what a group is, the account's mapping says later.
  var rows: [SeriesRow] { (0..<UInt32(table.count)).map(table.row) }

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
    if fields.hasPlainNames, let known = find(RecordNames(fields, scanner.base)) { return known }
    guard !fields.mustBeKnown else { throw scanner.problem(.badText, at: product.start) }
    let row = try row(product, category, unit, currency, fields.account, scanner)
    let hash = hash(of: row)
    return table.find(hash) { $0.pointee.row == row } ?? add(row, hash)
  }

  /// By the bytes as they stand, which is one look instead of six.
  @inline(__always)
  func find(_ names: RecordNames) -> UInt32? {
    table.find(names.hash) { entry in
      let row = entry.pointee.row
      return isAccount(names.account, entry) && categories.holds(names.category, row.category)
        && products.holds(names.product, row.product) && units.holds(names.unit, row.unit)
        && currencies.holds(names.currency, row.currency)
    }
  }

  /// Asks for the memory of a look that comes later: first for this, then for that.
  @inline(__always)
  func prepareSlot(_ names: RecordNames) { table.prepareSlot(names.hash) }

  @inline(__always)
  func prepareEntry(_ names: RecordNames) { table.prepareEntry(names.hash) }

  @inline(__always)
  private func isAccount(
    _ name: UnsafeRawBufferPointer, _ entry: UnsafePointer<SeriesLookup.Entry>
  ) -> Bool {
    guard name.count == entry.pointee.length else { return false }
    guard name.count <= SeriesLookup.Entry.shortName, let base = name.baseAddress else {
      return accounts.holds(name, entry.pointee.row.account)
    }
    return billtop_equal(base, SeriesLookup.Entry.name(entry), name.count) != 0
  }

  private func add(_ row: SeriesRow, _ hash: UInt64) -> UInt32 {
    table.add(row, account: accounts.name(row.account), hash)
  }

  private func hash(of row: SeriesRow) -> UInt64 {
    RecordNames.hash(
      products.hash(of: row.product), categories.hash(of: row.category), units.hash(of: row.unit),
      currencies.hash(of: row.currency), accounts.hash(of: row.account))
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
      return accounts.intern(UnsafeRawBufferPointer(start: scanner.base, count: 0))
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
