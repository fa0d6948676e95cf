/// The order of rows by their names: group, category, account, product, unit, currency.
struct RowRanks {
  private let groups: [UInt32]
  private let categories: [UInt32]
  private let accounts: [UInt32]
  private let products: [UInt32]
  private let units: [UInt32]
  private let currencies: [UInt32]

  init(_ names: RowNames) {
    groups = names.groups.ranks()
    categories = names.categories.ranks()
    accounts = names.accounts.ranks()
    products = names.products.ranks()
    units = names.units.ranks()
    currencies = names.currencies.ranks()
  }

  func place(_ row: SeriesRow) -> (UInt64, UInt64, UInt64) {
    (
      UInt64(groups[Int(row.group)]) << 32 | UInt64(categories[Int(row.category)]),
      UInt64(accounts[Int(row.account)]) << 32 | UInt64(products[Int(row.product)]),
      UInt64(units[Int(row.unit)]) << 32 | UInt64(currencies[Int(row.currency)])
    )
  }

  static func precedes(_ a: (UInt64, UInt64, UInt64), _ b: (UInt64, UInt64, UInt64)) -> Bool {
    a < b
  }
}
