internal import BillingCore

/// Which rows of a level count for a question, and which cell of the answer each adds to.
struct Selection {
  let level: Int
  /// As much of the head as the level needs.
  let head: IndexHead
  /// What each cell of the answer is about; dimensions that are not told apart are `none`.
  private(set) var keys: [SeriesRow]
  /// For each row of the level its cell, or −1.
  private(set) var targets: [Int32]
  /// A bit for each row of the level that counts.
  private(set) var mask: [UInt64]
  /// Rows that may count, in few pieces: what to read.
  private(set) var runs: [Range<Int>] = []

  /// The dimensions that are told apart besides unit and currency.
  private let by: DimensionSet
  /// Gaps so short cost less to read than to skip; more runs than this cost more than reading on.
  private static let shortGap = 256
  private static let mostRuns = 12

  init(_ view: IndexView, by: [UsageDimension], filter: UsageFilter)
    throws(IndexDamage)
  {
    self.by = DimensionSet(by)
    let isOverAll =
      !by.contains(.group) && RowMasks.allowAll(view.outline.names.groups, filter.groups)
    level = Self.level(view.outline.levels, by: self.by, filter: filter, isOverAll: isOverAll)
    // Rests are told by series; an outline that has some comes with all the rest.
    let needsDetail = level < 2 || !view.outline.rests.isEmpty
    head = needsDetail ? try view.whole() : view.outline
    let masks = RowMasks(head.names, filter)
    let rows = head.levels[level].rows
    keys = []
    targets = [Int32](repeating: -1, count: rows.count)
    mask = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
    var numbers = KeyNumbers(Self.limits(head.names, self.by), rows: rows.count)
    var lastKey: SeriesRow?
    var lastNumber: Int32 = -1
    for (index, row) in rows.enumerated() where masks.allow(row) {
      let key = shortened(row)
      if key != lastKey {
        lastNumber = Int32(numbers.number(of: key))
        lastKey = key
      }
      targets[index] = lastNumber
      mask[index >> 6] |= 1 << UInt64(index & 63)
      extendRuns(index)
    }
    keys = numbers.keys
    joinRuns()
  }

  /// How many names of each kind keys tell apart.
  private static func limits(_ names: RowNames, _ by: DimensionSet) -> RowLimits {
    let all = names.limits
    return RowLimits(
      group: by.contains(.group) ? all.group : 1, account: by.contains(.account) ? all.account : 1,
      category: by.contains(.category) ? all.category : 1,
      product: by.contains(.product) ? all.product : 1, unit: all.unit, currency: all.currency)
  }

  var hasOneRowForEachCell: Bool {
    mask.reduce(0) { $0 + $1.nonzeroBitCount } == keys.count
  }

  /// The same without the cells that are not wanted.
  func keeping(_ isWanted: [Bool]) -> Selection {
    var kept = self
    kept.keys = zip(keys, isWanted).filter(\.1).map(\.0)
    kept.runs = []
    var numbers = [Int32](repeating: -1, count: isWanted.count)
    for (number, cell) in isWanted.indices.filter({ isWanted[$0] }).enumerated() {
      numbers[cell] = Int32(number)
    }
    for row in targets.indices where targets[row] >= 0 {
      kept.targets[row] = numbers[Int(targets[row])]
      if kept.targets[row] >= 0 {
        kept.extendRuns(row)
      } else {
        kept.mask[row >> 6] &= ~(1 << UInt64(row & 63))
      }
    }
    kept.joinRuns()
    return kept
  }

  private mutating func joinRuns() {
    guard runs.count > Self.mostRuns else { return }
    runs = [runs[0].lowerBound..<runs[runs.count - 1].upperBound]
  }

  /// The coarsest level that can answer.
  private static func level(
    _ levels: [Level], by: DimensionSet, filter: UsageFilter, isOverAll: Bool
  ) -> Int {
    if by.contains(.account) || filter.accounts != nil { return 0 }
    let tellsProducts = by.contains(.product) || filter.products != nil
    let tellsCategories = by.contains(.category) || filter.categories != nil
    if isOverAll, tellsProducts || tellsCategories { return 3 }
    if tellsProducts { return 0 }
    if tellsCategories { return 1 }
    return isOverAll && levels[3].rows.count < levels[2].rows.count ? 3 : 2
  }

  private func shortened(_ row: SeriesRow) -> SeriesRow {
    var key = row
    if !by.contains(.group) { key.group = SeriesRow.none }
    if !by.contains(.account) { key.account = SeriesRow.none }
    if !by.contains(.category) { key.category = SeriesRow.none }
    if !by.contains(.product) { key.product = SeriesRow.none }
    return key
  }

  private mutating func extendRuns(_ row: Int) {
    if let last = runs.last, row - last.upperBound <= Self.shortGap {
      runs[runs.count - 1] = last.lowerBound..<row + 1
    } else {
      runs.append(row..<row + 1)
    }
  }
}

/// Which names of each kind a filter lets through.
struct RowMasks {
  private var groups: [Bool]
  private var accounts: [Bool]?
  private var categories: [Bool]?
  private var products: [Bool]?

  init(_ names: RowNames, _ filter: UsageFilter) {
    groups = Self.mask(names.groups, filter.groups.map(\.revealed))
    accounts = filter.accounts.map { Self.mask(names.accounts, $0.map { $0?.text ?? "" }) }
    categories = filter.categories.map { Self.mask(names.categories, $0) }
    products = filter.products.map { Self.mask(names.products, $0) }
  }

  private static func mask(_ table: NameTable, _ names: [String]) -> [Bool] {
    var mask = [Bool](repeating: false, count: table.count)
    for name in names {
      if let id = table.find(name) { mask[Int(id)] = true }
    }
    return mask
  }

  static func allowAll(_ groups: NameTable, _ wanted: [BillingGroupID]) -> Bool {
    mask(groups, wanted.map(\.revealed)).allSatisfy(\.self)
  }

  func allow(_ row: SeriesRow) -> Bool {
    // Rows over all groups are asked for only where all groups are allowed.
    if row.group != SeriesRow.none, !groups[Int(row.group)] { return false }
    if let accounts, !accounts[Int(row.account)] { return false }
    if let categories, !categories[Int(row.category)] { return false }
    if let products, !products[Int(row.product)] { return false }
    return true
  }
}
