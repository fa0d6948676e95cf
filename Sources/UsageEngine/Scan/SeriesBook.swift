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
  /// Found by the hash of its names' hashes.
  @exclusivity(unchecked) private var hashes: [UInt64] = []
  /// In each slot the upper half of a hash, and number + 1 of its series; 0 is free. A power of
  /// two, at most half full.
  @exclusivity(unchecked) private var slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
  @exclusivity(unchecked) private var size = 1024
  @exclusivity(unchecked) private var badAccounts = Set<UInt32>()
  @exclusivity(unchecked) private var badCurrencies = Set<UInt32>()

  init() { slots.initialize(repeating: 0, count: size) }

  deinit { slots.deallocate() }

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
    let account = fields.account ?? JSONSlice(start: 0, end: 0)
    let slices = NameSlices(
      product: product, category: category, unit: unit, currency: currency, account: account)
    if slices.isPlain, let known = find(slices, scanner) { return known }
    let row = try row(product, category, unit, currency, fields.account, scanner)
    let hash = hash(of: row)
    return find(row, hash) ?? add(row, hash)
  }

  /// By the bytes as they stand, which is one look instead of six.
  @inline(__always)
  private func find(_ slices: NameSlices, _ scanner: JSONScanner) -> UInt32? {
    let (product, category) = (scanner.bytes(slices.product), scanner.bytes(slices.category))
    let (unit, currency) = (scanner.bytes(slices.unit), scanner.bytes(slices.currency))
    let account = scanner.bytes(slices.account)
    let hash = Self.hash(
      FastHash.of(product), FastHash.of(category), FastHash.of(unit), FastHash.of(currency),
      FastHash.of(account))
    var at = Int(truncatingIfNeeded: hash) & (size - 1)
    while slots[at] != 0 {
      if (slots[at] ^ hash) >> 32 == 0 {
        let number = Self.series(in: slots[at])
        let row = rows[Int(number)]
        if accounts.holds(account, row.account), categories.holds(category, row.category),
          products.holds(product, row.product), units.holds(unit, row.unit),
          currencies.holds(currency, row.currency)
        {
          return number
        }
      }
      at = (at + 1) & (size - 1)
    }
    return nil
  }

  private func find(_ row: SeriesRow, _ hash: UInt64) -> UInt32? {
    var at = Int(truncatingIfNeeded: hash) & (size - 1)
    while slots[at] != 0 {
      let number = Self.series(in: slots[at])
      if rows[Int(number)] == row { return number }
      at = (at + 1) & (size - 1)
    }
    return nil
  }

  private func add(_ row: SeriesRow, _ hash: UInt64) -> UInt32 {
    rows.append(row)
    hashes.append(hash)
    if rows.count * 2 > size { grow() } else { place(UInt32(rows.count)) }
    return UInt32(rows.count - 1)
  }

  private func place(_ number: UInt32) {
    let hash = hashes[Int(number - 1)]
    var at = Int(truncatingIfNeeded: hash) & (size - 1)
    while slots[at] != 0 { at = (at + 1) & (size - 1) }
    slots[at] = (hash & ~0xFFFF_FFFF) | UInt64(number)
  }

  @inline(__always)
  private static func series(in slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) - 1 }

  private func grow() {
    size *= 4
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    for number in 1...UInt32(rows.count) { place(number) }
  }

  private func hash(of row: SeriesRow) -> UInt64 {
    Self.hash(
      products.hash(of: row.product), categories.hash(of: row.category), units.hash(of: row.unit),
      currencies.hash(of: row.currency), accounts.hash(of: row.account))
  }

  @inline(__always)
  private static func hash(
    _ product: UInt64, _ category: UInt64, _ unit: UInt64, _ currency: UInt64, _ account: UInt64
  ) -> UInt64 {
    let names = FastHash.mix(product, category)
    return FastHash.mix(FastHash.mix(names, account), FastHash.mix(unit, currency))
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

/// Where a record's names stand.
private struct NameSlices {
  var product: JSONSlice
  var category: JSONSlice
  var unit: JSONSlice
  var currency: JSONSlice
  var account: JSONSlice

  var isPlain: Bool {
    !(product.hasEscapes || category.hasEscapes || unit.hasEscapes || currency.hasEscapes
      || account.hasEscapes)
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
