package import BillingCore

/// Where the month's money goes, what moved, and what is new: one page for finance.
package struct InsightsReport: ReadOperation {
  /// One group's line of the heat map.
  package struct HeatRow: Hashable, Sendable {
    package let group: BillingGroupID
    package let groupName: String
    /// In the order of `categories`.
    package let cells: [Money]
    package let total: Money
  }

  /// Groups by categories in one currency; rows and columns add up to the total exactly.
  package struct HeatMap: Hashable, Sendable {
    package let currency: Currency
    /// The largest first.
    package let categories: [String]
    package let rows: [HeatRow]
    package let columnTotals: [Money]
    package let total: Money
    /// How much of the total the largest group and the largest category are, from 0 to 1.
    package let largestGroupShare: Double
    package let largestCategoryShare: Double
  }

  /// A category of a group that began or ended.
  package struct Change: Hashable, Sendable {
    package let group: BillingGroupID
    package let groupName: String
    package let category: String
    /// What it comes to where it is used.
    package let amount: Money
  }

  /// Everything on the page.
  package struct Outcome: Hashable, Sendable {
    package let range: DayRange
    package let like: DayRange
    package let asOf: Day?
    package let maps: [HeatMap]
    /// Group and category, by how much they moved against the like period.
    package let movers: [ComparePeriods.Line]
    package let started: [Change]
    package let stopped: [Change]
    package let forecasts: [ForecastReport.Line]
    /// The catalog, for its words for categories.
    package let catalog: Catalog
  }

  package static let info = OperationInfo(
    "insights.show", "Show insights", .capability(.viewBillingInsights))
  package let groups: [GroupReference]
  /// Nil is the running month.
  package let month: Month?
  package var target: OperationTarget { .groups(groups) }

  package init(groups: [GroupReference] = [], month: Month? = nil) {
    self.groups = groups
    self.month = month
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let compared = try ComparePeriods(
      groups: groups, range: range(scene), by: [.group, .category]
    ).differences(scene)
    let names = Dictionary(
      scene.view.groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let change = { (line: ComparePeriods.Line, money: Money) -> Change? in
      guard let group = line.key.group else { return nil }
      return Change(
        group: group, groupName: names[group] ?? "", category: line.key.category ?? "",
        amount: money)
    }
    return Outcome(
      range: compared.after, like: compared.before, asOf: compared.asOf,
      maps: HeatMap.maps(compared.lines, names), movers: compared.lines,
      started: compared.lines.filter(\.isStart).compactMap { change($0, $0.figures.after) },
      stopped: compared.lines.filter(\.isEnd).compactMap { change($0, $0.figures.before) },
      forecasts: try ForecastReport(groups: groups).read(scene).lines,
      catalog: scene.view.catalog)
  }

  private func range(_ scene: Scene) -> DayRange? {
    guard let month, month != scene.today.month else { return nil }
    return month.days
  }
}

extension ComparePeriods.Line {
  fileprivate var isStart: Bool {
    figures.before.amount.isZero && !figures.after.amount.isZero
  }
  fileprivate var isEnd: Bool { figures.after.amount.isZero && !figures.before.amount.isZero }
}

extension InsightsReport.HeatMap {
  static func maps(_ lines: [ComparePeriods.Line], _ names: [BillingGroupID: String])
    -> [InsightsReport.HeatMap]
  {
    // One currency's lines stand together.
    var runs: [Range<Int>] = []
    for index in lines.indices {
      let currency = lines[index].figures.after.currency
      if let last = runs.last, lines[last.lowerBound].figures.after.currency == currency {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs.map { run in
      InsightsReport.HeatMap(lines[run.lowerBound].figures.after.currency, lines[run], names)
    }
  }

  private init(
    _ currency: Currency, _ lines: ArraySlice<ComparePeriods.Line>,
    _ names: [BillingGroupID: String]
  ) {
    let zero = Money.zero(currency)
    var (groups, columns) = (Numbered<BillingGroupID>(), Numbered<String>())
    var spent: [(group: Int, column: Int, amount: Money)] = []
    for place in lines.indices where !lines[place].figures.after.amount.isZero {
      guard let group = lines[place].key.group, let category = lines[place].key.category else {
        continue
      }
      let after = lines[place].figures.after
      spent.append((groups.number(of: group), columns.number(of: category), after))
    }
    var totals = Array(repeating: zero, count: columns.names.count)
    for cell in spent { totals[cell.column] += cell.amount }
    let ordered = zip(columns.names, totals).sorted {
      ($1.1.amount, $0.0) < ($0.1.amount, $1.0)
    }
    var ranks = Array(repeating: 0, count: ordered.count)
    for (rank, column) in ordered.enumerated() { ranks[columns.number(of: column.0)] = rank }
    let sums = ordered.map(\.1)
    var cells = Array(
      repeating: Array(repeating: zero, count: ranks.count), count: groups.names.count)
    for cell in spent { cells[cell.group][ranks[cell.column]] += cell.amount }
    let rows = zip(groups.names, cells).map { group, row in
      InsightsReport.HeatRow(
        group: group, groupName: names[group] ?? "", cells: row, total: row.reduce(zero, +))
    }.sorted { ($1.total.amount, $0.groupName) < ($0.total.amount, $1.groupName) }
    let whole = sums.reduce(zero, +)
    self.currency = currency
    categories = ordered.map(\.0)
    self.rows = rows
    columnTotals = sums
    total = whole
    largestGroupShare = Self.share(rows.first?.total, of: whole)
    largestCategoryShare = Self.share(sums.first, of: whole)
  }

  private static func share(_ part: Money?, of whole: Money) -> Double {
    guard let part, whole.amount > .zero else { return 0 }
    return part.amount.approximate / whole.amount.approximate
  }
}

/// Things by small numbers, in the order in which they came.
private struct Numbered<Name: Hashable> {
  private(set) var names: [Name] = []
  private var numbers: [Name: Int] = [:]

  mutating func number(of name: Name) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
