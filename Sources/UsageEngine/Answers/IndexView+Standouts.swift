internal import BillingCore

extension IndexView {
  /// The series that may have an alarm: all are looked through side by side, and only those that
  /// stand out are read exactly.
  func standouts(_ question: SpikeQuestion) throws(IndexDamage) -> [DailySeries] {
    let by = question.series.by.filter { [.group, .account, .category].contains($0) }
    let selection = try Selection(self, by: by, filter: question.series.filter)
    let table = try PriceTable(self, selection, question.series)
    var isWanted = [Bool](repeating: false, count: table.columns.keys.count)
    for (settings, members) in alike(table.columns.keys, DimensionSet(by), question.settings) {
      for found in table.findings(members, settings, question) { isWanted[members[found]] = true }
    }
    guard isWanted.contains(true) else { return [] }
    let cells = table.columns.ofCell.map { isWanted[$0] }
    return try series(question.series, selection.keeping(cells), by: by)
  }

  /// The columns that are judged alike.
  private func alike(
    _ keys: [SeriesRow], _ by: DimensionSet,
    _ settings: (SeriesKey, Currency) -> DetectorSettings
  ) -> [DetectorSettings: [Int]] {
    var alike: [DetectorSettings: [Int]] = [:]
    var known: [SeriesRow: DetectorSettings] = [:]
    for (column, row) in keys.enumerated() {
      var place = row.byGroup
      place.unit = SeriesRow.none
      if known[place] == nil, let currency = Currency(outline.names.currencies[row.currency]) {
        var key = SeriesKey()
        if by.contains(.group) { key.group = groupID(row.group) }
        known[place] = settings(key, currency)
      }
      if let settings = known[place] { alike[settings, default: []].append(column) }
    }
    return alike
  }
}

/// The prices of many series in single precision, day after day; NaN where a day is missing.
private struct PriceTable {
  let columns: CellColumns
  private let days: Int
  private var values: [Float]

  init(_ view: IndexView, _ selection: Selection, _ question: SeriesQuestion)
    throws(IndexDamage)
  {
    columns = CellColumns(selection.keys)
    days = question.range.count
    let width = columns.keys.count
    values = [Float](repeating: 0, count: width * days)
    let reader = view.reader()
    var sums = CellSums(count: selection.keys.count)
    for plane in selection.head.levels[selection.level].planes(within: question.range) {
      try sums.add(plane, selection, reader)
      let row = question.range.first.distance(to: Day(number: plane.day)) * width
      sums.drain { cell, value in
        values[row + columns.ofCell[cell]] += Float(value.price.approximate / 1e9)
      }
    }
    hide(try view.presence(question, reader))
  }

  private mutating func hide(_ presence: DayPresence) {
    let width = columns.keys.count
    for (column, key) in columns.keys.enumerated() {
      let isPresent = presence.days(of: key.group)
      for day in 0..<days where !isPresent[day] { values[day * width + column] = .nan }
    }
  }

  /// The places among the members that may have an alarm on the days asked about.
  func findings(_ members: [Int], _ settings: DetectorSettings, _ question: SpikeQuestion)
    -> Set<Int>
  {
    let first = question.series.range.first
    let settled = min(max(first.distance(to: question.open), 0), days)
    let findings = SeriesBatch.standouts(
      seriesCount: members.count, first: first, days: days, settled: settled, rows(members),
      settings: settings)
    return Set(findings.filter { question.days.contains($0.day) }.map(\.series))
  }

  private func rows(_ members: [Int]) -> [Float] {
    let width = columns.keys.count
    guard members.count < width else { return values }
    var rows: [Float] = []
    rows.reserveCapacity(members.count * days)
    for day in 0..<days {
      for member in members { rows.append(values[day * width + member]) }
    }
    return rows
  }
}
