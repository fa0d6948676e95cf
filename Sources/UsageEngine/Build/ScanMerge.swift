internal import BillingCore

/// Brings what several threads found under common names and groups, ready for the builder.
struct ScanMerge {
  private(set) var names: RowNames
  private(set) var inputs: [BuildInput] = []
  private(set) var reports: [UsageFileReport] = []
  private let workers: [ScanWorker]
  /// For each worker its series under the common names, still without groups.
  private var series: [[SeriesRow]] = []
  /// Series with groups, by worker and mapping: most files share one mapping.
  private var keys: [KeyPlace: [SeriesRow?]] = [:]

  /// Whose series, under which mapping.
  private struct KeyPlace: Hashable {
    var worker: Int
    var mapping: UInt64
  }

  init(_ names: RowNames, _ workers: [ScanWorker]) {
    self.names = names
    self.workers = workers
    series = workers.map { renamed($0.book) }
  }

  private mutating func renamed(_ book: SeriesBook) -> [SeriesRow] {
    let accounts = Self.ids(book.accounts, &names.accounts)
    let categories = Self.ids(book.categories, &names.categories)
    let products = Self.ids(book.products, &names.products)
    let units = Self.ids(book.units, &names.units)
    let currencies = Self.ids(book.currencies, &names.currencies)
    return book.rows.map { row in
      SeriesRow(
        group: SeriesRow.none, account: accounts[Int(row.account)],
        category: categories[Int(row.category)], product: products[Int(row.product)],
        unit: units[Int(row.unit)], currency: currencies[Int(row.currency)])
    }
  }

  private static func ids(_ index: NameIndex, _ common: inout NameTable) -> [UInt32] {
    (0..<UInt32(index.count)).map { common.intern(index.name($0), hash: index.hash(of: $0)) }
  }

  mutating func add(_ results: [ScanResult], of file: UsageFile, source: UInt32) {
    var report = UsageFileReport(name: file.name)
    var rejects = RejectList()
    var lines = 0
    var unknown = Set<UInt32>()
    for result in results {
      let keys = keys(result.worker, file.accounts)
      unknown.formUnion(unknownAccounts(result, keys))
      if let asOf = file.asOf {
        result.batch.asOf = asOf.number
        result.batch.asOfBySeries = [:]
      }
      inputs.append(BuildInput(batch: result.batch, keys: keys, source: source))
      report.read += result.tally.read
      report.severalDays += result.batch.longs.count
      report.rounded += result.tally.rounded
      rejects.append(result.rejects, linesBefore: lines)
      lines += result.tally.lines
    }
    report.rejected = rejects.count
    report.rejects = rejects.kept
    report.isDamaged = rejects.isDamaged
    let texts = unknown.map { names.accounts[$0] }
    report.hasUnattributed = texts.contains("")
    report.unknownAccounts = texts.filter { !$0.isEmpty }.sorted(by: IndexView.inByteOrder)
    reports.append(report)
  }

  private mutating func keys(_ worker: Int, _ accounts: AccountGroups) -> [SeriesRow?] {
    let place = KeyPlace(worker: worker, mapping: accounts.stamp)
    if let known = keys[place] { return known }
    var homes = HomeGroups(accounts)
    let made = series[worker].map { row -> SeriesRow? in
      guard let group = homes.group(of: row.account, &names) else { return nil }
      var key = row
      key.group = group
      return key
    }
    keys[place] = made
    return made
  }

  /// The accounts of this part's records that belong nowhere.
  private func unknownAccounts(_ result: ScanResult, _ keys: [SeriesRow?]) -> Set<UInt32> {
    guard keys.contains(where: { $0 == nil }) else { return [] }
    let used = result.batch.used(of: keys.count)
    var unknown = Set<UInt32>()
    for index in keys.indices where used[index] && keys[index] == nil {
      unknown.insert(series[result.worker][index].account)
    }
    return unknown
  }
}

/// The groups of one mapping by their numbers: each account is looked up once, and a group gets
/// its number with its first record.
private struct HomeGroups {
  private let accounts: AccountGroups
  private var numbers: [UInt32?]
  private var lastAccount = SeriesRow.none
  private var lastGroup: UInt32?

  init(_ accounts: AccountGroups) {
    self.accounts = accounts
    numbers = Array(repeating: nil, count: accounts.homes.count)
  }

  /// Series of one account mostly follow each other.
  mutating func group(of account: UInt32, _ names: inout RowNames) -> UInt32? {
    if account == lastAccount { return lastGroup }
    lastAccount = account
    let home = names.accounts.withBytes(of: account) {
      accounts.home(of: $0, hash: names.accounts.hash(of: account))
    }
    lastGroup = home.map { number(of: $0, &names) }
    return lastGroup
  }

  private mutating func number(of home: Int, _ names: inout RowNames) -> UInt32 {
    if let known = numbers[home] { return known }
    let number = names.groups.intern(accounts.homes[home].revealed)
    numbers[home] = number
    return number
  }
}
