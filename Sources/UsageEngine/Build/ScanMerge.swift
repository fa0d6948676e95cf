internal import BillingCore

/// Brings what several threads found under common names and groups, ready for the builder.
struct ScanMerge {
  private(set) var names: RowNames
  private(set) var inputs: [BuildInput] = []
  private(set) var keys: [SeriesKeys] = []
  private(set) var reports: [UsageFileReport] = []
  private let known: KnownSeries?
  /// For each worker its series under the common names, still without groups.
  private var series: [[SeriesRow]] = []
  /// Where series with groups are, by worker and mapping: most files share one mapping.
  private var keyPlaces: [KeyPlace: Int] = [:]
  /// By mapping the known series that it puts elsewhere.
  private var moved: [UInt64: [Int: SeriesRow?]] = [:]

  /// Whose series, under which mapping.
  private struct KeyPlace: Hashable {
    var worker: Int
    var mapping: UInt64
  }

  init(_ names: RowNames, _ workers: [ScanWorker], known: KnownSeries? = nil) {
    self.names = names
    self.known = known
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
      let place = place(result.worker, file.accounts)
      unknown.formUnion(unknownAccounts(result, keys[place]))
      if let asOf = file.asOf {
        result.batch.asOf = asOf.number
        result.batch.asOfBySeries = [:]
      }
      inputs.append(BuildInput(batch: result.batch, keys: place, source: source))
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

  private mutating func place(_ worker: Int, _ accounts: AccountGroups) -> Int {
    let place = KeyPlace(worker: worker, mapping: accounts.stamp)
    if let known = keyPlaces[place] { return known }
    var homes = HomeGroups(accounts)
    let moved = moved(by: accounts, &homes)
    let others = series[worker].map { row in
      homes.group(of: row.account, &names).map(row.inGroup)
    }
    keyPlaces[place] = keys.count
    keys.append(SeriesKeys(known: known?.rows ?? [], moved: moved, others: others))
    return keys.count - 1
  }

  /// The known series that a mapping puts elsewhere, mostly none.
  private mutating func moved(by accounts: AccountGroups, _ homes: inout HomeGroups)
    -> [Int: SeriesRow?]
  {
    guard let known else { return [:] }
    if let found = moved[accounts.stamp] { return found }
    let groups = known.names.accounts.ids.map { homes.group(of: $0, &names) }
    var found: [Int: SeriesRow?] = [:]
    for (row, series) in known.rows.enumerated() {
      let group = groups[Int(series.account)]
      if group != series.group { found[row] = .some(group.map(series.inGroup)) }
    }
    moved[accounts.stamp] = found
    return found
  }

  /// The accounts of this part's records that belong nowhere.
  private func unknownAccounts(_ result: ScanResult, _ keys: SeriesKeys) -> Set<UInt32> {
    guard keys.hasUnknown else { return [] }
    let used = result.batch.used(of: keys.count)
    let before = known?.rows ?? []
    var unknown = Set<UInt32>()
    for index in 0..<keys.count where used[index] && keys[index] == nil {
      let isBefore = index < before.count
      unknown.insert(
        isBefore ? before[index].account : series[result.worker][index - before.count].account)
    }
    return unknown
  }
}

/// The groups of one mapping by their numbers: each account is looked up once, and a group gets
/// its number with its first record.
private struct HomeGroups {
  private let homes: AccountHomes
  private var numbers: [UInt32?]
  private var lastAccount = SeriesRow.none
  private var lastGroup: UInt32?

  init(_ accounts: AccountGroups) {
    homes = accounts.homes
    numbers = Array(repeating: nil, count: homes.groups.count)
  }

  /// Series of one account mostly follow each other.
  mutating func group(of account: UInt32, _ names: inout RowNames) -> UInt32? {
    if account == lastAccount { return lastGroup }
    lastAccount = account
    let home = names.accounts.withBytes(of: account) {
      homes.home(of: $0, hash: names.accounts.hash(of: account))
    }
    lastGroup = home.map { number(of: $0, &names) }
    return lastGroup
  }

  private mutating func number(of home: Int, _ names: inout RowNames) -> UInt32 {
    if let known = numbers[home] { return known }
    let number = names.groups.intern(homes.groups[home].revealed)
    numbers[home] = number
    return number
  }
}
