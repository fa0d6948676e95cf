internal import BillingCore
internal import Synchronization

extension IndexView {
  func series(_ question: SeriesQuestion) throws(IndexDamage) -> [DailySeries] {
    let by = question.by.filter { [.group, .account, .category].contains($0) }
    return try series(
      question, try Selection(self, by: by, filter: question.filter), by: by)
  }

  /// The series of the selected cells.
  func series(_ question: SeriesQuestion, _ selection: Selection, by: [UsageDimension])
    throws(IndexDamage) -> [DailySeries]
  {
    let head = selection.head
    var columns = SeriesColumns(selection.keys, days: question.range.count)
    let reader = reader()
    var sums = CellSums(count: selection.keys.count)
    for plane in head.levels[selection.level].planes(within: question.range) {
      try sums.add(plane, selection, reader)
      let day = question.range.first.distance(to: Day(number: plane.day))
      sums.drain { cell, value in columns.put(value, cell, day: day) }
    }
    let presence = try presence(question, reader)
    let all = columns.lines(presence).filter { columns.hasData[$0] }
    let order = AnswerOrder(head.names, keys: columns.keys, by: by)
    let lines = all.map { AnswerLine(days: question.range, cell: $0, value: .zero) }
    return order.sorted(lines).compactMap { line in
      dailySeries(head.names, columns, line.cell, DimensionSet(by), question.range.first, presence)
    }
  }

  private func dailySeries(
    _ names: RowNames, _ columns: SeriesColumns, _ column: Int, _ by: DimensionSet, _ first: Day,
    _ presence: DayPresence
  ) -> DailySeries? {
    let row = columns.keys[column]
    guard let currency = Currency(names.currencies[row.currency]) else { return nil }
    var key = SeriesKey()
    if by.contains(.group) { key.group = groupID(row.group) }
    if by.contains(.account) { key.account = .some(AccountID(names.accounts[row.account])) }
    if by.contains(.category) { key.category = names.categories[row.category] }
    let isPresent = presence.days(of: row.group)
    let unit = row.unit == SeriesRow.none ? nil : names.units[row.unit]
    return DailySeries(
      key: key, currency: currency, first: first,
      prices: columns.prices(column, isPresent),
      usage: unit == nil ? [] : columns.usage(column, isPresent), unit: unit)
  }

  /// On which days of the range the asked groups have any data.
  func presence(_ question: SeriesQuestion, _ reader: PlaneReader) throws(IndexDamage)
    -> DayPresence
  {
    let days = SeriesQuestion(
      range: question.range, by: [], filter: UsageFilter(groups: question.filter.groups))
    if let known = presences.find(days) { return known }
    let found = try look(days, reader)
    presences.keep(found, days)
    return found
  }

  private func look(_ question: SeriesQuestion, _ reader: PlaneReader) throws(IndexDamage)
    -> DayPresence
  {
    var presence = DayPresence(days: question.range.count, groups: outline.names.groups.count)
    let selection = try Selection(self, by: [.group], filter: question.filter)
    let level = selection.head.levels[selection.level]
    for plane in level.planes(within: question.range) {
      let day = question.range.first.distance(to: Day(number: plane.day))
      for run in selection.runs {
        try reader.slice(plane, rows: run).forEach(in: run) { row, _ in
          if selection.targets[row] >= 0 { presence.mark(day, level.rows[row].group) }
        }
      }
    }
    return presence
  }
}

/// Which groups have data on which days, and whether any has.
struct DayPresence: Sendable {
  private var ofGroup: [[Bool]]
  private var ofAny: [Bool]

  init(days: Int, groups: Int) {
    ofAny = [Bool](repeating: false, count: days)
    ofGroup = [[Bool]](repeating: ofAny, count: groups)
  }

  mutating func mark(_ day: Int, _ group: UInt32) {
    ofAny[day] = true
    ofGroup[Int(group)][day] = true
  }

  func days(of group: UInt32) -> [Bool] {
    group == SeriesRow.none ? ofAny : ofGroup[Int(group)]
  }
}

/// The days of the last question: a screen asks for the same ones several times.
final class LastPresence: Sendable {
  private let last = Mutex<(question: SeriesQuestion, presence: DayPresence)?>(nil)

  func find(_ question: SeriesQuestion) -> DayPresence? {
    last.withLock { $0?.question == question ? $0?.presence : nil }
  }

  func keep(_ presence: DayPresence, _ question: SeriesQuestion) {
    last.withLock { $0 = (question, presence) }
  }
}

/// Which series each cell is of: cells that differ by unit alone share one.
struct CellColumns {
  private(set) var keys: [SeriesRow] = []
  private(set) var ofCell: [Int] = []

  init(_ cells: [SeriesRow]) {
    var numbers = RowTable()
    ofCell.reserveCapacity(cells.count)
    for cell in cells {
      var key = cell
      key.unit = SeriesRow.none
      let number = Int(numbers.insert(key))
      if number == keys.count {
        keys.append(cell)
      } else if keys[number].unit != cell.unit {
        keys[number].unit = SeriesRow.none
      }
      ofCell.append(number)
    }
  }
}

/// One column of values for each series.
private struct SeriesColumns {
  private let columns: CellColumns
  private(set) var hasData: [Bool]
  private var values: [CellValue]
  private let days: Int
  var keys: [SeriesRow] { columns.keys }

  init(_ cells: [SeriesRow], days: Int) {
    self.days = days
    columns = CellColumns(cells)
    values = [CellValue](repeating: .zero, count: columns.keys.count * days)
    hasData = [Bool](repeating: false, count: columns.keys.count)
  }

  mutating func put(_ value: CellValue, _ cell: Int, day: Int) {
    let column = columns.ofCell[cell]
    values[column * days + day] += value
    hasData[column] = true
  }

  func lines(_ presence: DayPresence) -> Range<Int> { keys.indices }

  func prices(_ column: Int, _ isPresent: [Bool]) -> [Amount?] {
    amounts(isPresent) { values[column * days + $0].price }
  }

  func usage(_ column: Int, _ isPresent: [Bool]) -> [Amount?] {
    amounts(isPresent) { values[column * days + $0].usage }
  }

  private func amounts(_ isPresent: [Bool], _ nanos: (Int) -> Int128) -> [Amount?] {
    (0..<days).map { isPresent[$0] ? Amount(nanos: nanos($0)) : nil }
  }
}
