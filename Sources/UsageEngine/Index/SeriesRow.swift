/// What a row of cells is about: numbers of names. A dimension that is summed away is `none`.
struct SeriesRow: Hashable, BitwiseCopyable, Sendable {
  static let none = UInt32.max

  var group: UInt32
  var account: UInt32
  var category: UInt32
  var product: UInt32
  var unit: UInt32
  var currency: UInt32

  func inGroup(_ group: UInt32) -> SeriesRow {
    var row = self
    row.group = group
    return row
  }

  /// The row of the group × category level that holds this one.
  var byCategory: SeriesRow {
    var row = self
    row.account = Self.none
    row.product = Self.none
    return row
  }

  /// The row of the level over all groups that holds this one.
  var byProduct: SeriesRow {
    var row = self
    row.group = Self.none
    row.account = Self.none
    return row
  }

  /// The row of the group level that holds this one.
  var byGroup: SeriesRow {
    var row = byCategory
    row.category = Self.none
    return row
  }
}

/// The names behind the numbers of a row.
struct RowNames: Sendable {
  var groups = NameTable()
  /// The empty name is "unattributed".
  var accounts = NameTable()
  var categories = NameTable()
  var products = NameTable()
  var units = NameTable()
  var currencies = NameTable()

  /// The same for the same names in every process and in every order of import.
  func fingerprint(of row: SeriesRow) -> UInt64 {
    var hash = groups.hash(of: row.group)
    hash = FastHash.mix(hash, accounts.hash(of: row.account))
    hash = FastHash.mix(hash, categories.hash(of: row.category))
    hash = FastHash.mix(hash, products.hash(of: row.product))
    hash = FastHash.mix(hash, units.hash(of: row.unit))
    return FastHash.mix(hash, currencies.hash(of: row.currency))
  }

  /// The same for many rows at once.
  func fingerprints(of rows: [SeriesRow]) -> [UInt64] {
    let (groups, accounts) = (groups.hashes, accounts.hashes)
    let (categories, products) = (categories.hashes, products.hashes)
    let (units, currencies) = (units.hashes, currencies.hashes)
    return rows.map { row in
      var hash = FastHash.mix(groups[Int(row.group)], accounts[Int(row.account)])
      hash = FastHash.mix(hash, categories[Int(row.category)])
      hash = FastHash.mix(hash, products[Int(row.product)])
      hash = FastHash.mix(hash, units[Int(row.unit)])
      return FastHash.mix(hash, currencies[Int(row.currency)])
    }
  }

  var limits: RowLimits {
    RowLimits(
      group: groups.count, account: accounts.count, category: categories.count,
      product: products.count, unit: units.count, currency: currencies.count)
  }
}

/// How many names there are of each kind.
struct RowLimits {
  var group: Int
  var account: Int
  var category: Int
  var product: Int
  var unit: Int
  var currency: Int

  @inline(__always)
  func hold(_ row: SeriesRow) -> Bool {
    func inside(_ id: UInt32, _ count: Int) -> Bool { id == SeriesRow.none || Int(id) < count }
    return inside(row.group, group) && inside(row.account, account)
      && inside(row.category, category) && inside(row.product, product) && Int(row.unit) < unit
      && Int(row.currency) < currency
  }
}
