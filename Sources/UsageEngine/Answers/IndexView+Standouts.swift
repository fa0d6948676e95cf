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
    var places = RowTable()
    var known: [DetectorSettings?] = []
    for row in keys {
      let number = Int(places.insert(row.byGroup.ofAnyUnit))
      guard number == known.count else { continue }
      let currency = Currency(outline.names.currencies[row.currency])
      let key = SeriesKey(group: by.contains(.group) ? groupID(row.group) : nil)
      known.append(currency.map { settings(key, $0) })
    }
    for (column, row) in keys.enumerated() {
      guard let number = places.find(row.byGroup.ofAnyUnit), let settings = known[Int(number)]
      else { continue }
      alike[settings, default: []].append(column)
    }
    return alike
  }
}

extension SeriesRow {
  fileprivate var ofAnyUnit: SeriesRow {
    var row = self
    row.unit = Self.none
    return row
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
    let planes = selection.head.levels[selection.level].planes(within: question.range)
    if selection.hasOneRowForEachCell {
      let places = selection.targets.map { $0 < 0 ? -1 : columns.ofCell[Int($0)] }
      for plane in planes { try add(plane, selection, places, reader, question.range.first) }
    } else {
      var sums = CellSums(count: selection.keys.count)
      for plane in planes {
        try sums.add(plane, selection, reader)
        let row = question.range.first.distance(to: Day(number: plane.day)) * width
        sums.drain { cell, value in
          values[row + columns.ofCell[cell]] += Float(value.price.approximate / 1e9)
        }
      }
    }
    hide(try view.presence(question, reader))
  }

  /// Nothing has to be summed first where each row is a cell of its own.
  private mutating func add(
    _ plane: PlaneEntry, _ selection: Selection, _ places: [Int], _ reader: PlaneReader,
    _ first: Day
  ) throws(IndexDamage) {
    let start = first.distance(to: Day(number: plane.day)) * columns.keys.count
    for run in selection.runs {
      let slice = try reader.slice(plane, rows: run)
      values.withUnsafeMutableBufferPointer { values in
        places.withUnsafeBufferPointer { places in
          slice.forEach(in: run) { row, value in
            guard places[row] >= 0 else { return }
            values[start + places[row]] += Float(value.price.approximate / 1e9)
          }
        }
      }
    }
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
