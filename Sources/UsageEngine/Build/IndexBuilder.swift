internal import BillingCore

/// Some records with the rows that their series are.
struct BuildInput {
  var batch: RecordBatch
  /// For each series of the batch what it is about; nil where that can't be said.
  var keys: [SeriesRow?]
  var source: UInt32
}

/// How a source's records compare with what was there before.
struct SourceCounts: Equatable, Sendable {
  var new = 0
  var revised = 0
  var same = 0
}

/// Merges batches of records, in order, into an index: a new one, or one that is extended.
struct IndexBuilder {
  private(set) var head: IndexHead
  private(set) var counts: [UInt32: SourceCounts] = [:]
  private let cells: CellStore
  private var tables: [RowTable]
  private var fingerprints: [UInt64] = []
  private var scratch: [PlaneScratch] = []
  /// The sums of the month that is being merged, and its first day.
  private var monthly: [PlaneScratch] = []
  private var month: Day?
  private let writer = PlaneWriter()

  init(extending head: IndexHead, cells: CellStore) {
    self.head = head
    self.cells = cells
    tables = head.levels.map { RowTable($0.rows) }
    fingerprints = head.levels[0].rows.map { head.names.fingerprint(of: $0) }
  }

  /// Adds the batches; later ones win. `names` holds the names that the keys speak of.
  mutating func add(_ inputs: [BuildInput], names: RowNames) throws(IndexDamage) {
    head.names = names
    while head.facts.count < names.groups.count { head.facts.append(GroupFacts()) }
    let rows = resolve(inputs)
    scratch = head.levels.map { PlaneScratch(rows: $0.rows.count) }
    monthly = head.levels.map { PlaneScratch(rows: $0.rows.count) }
    for (input, rows) in zip(inputs, rows) { noteAsOf(input, rows) }
    for day in Set(inputs.flatMap { $0.batch.days.keys }).sorted() {
      try turn(to: Day(number: day).month.first)
      try mergeDay(day, inputs, rows)
    }
    try writeMonth()
    for (input, rows) in zip(inputs, rows) {
      addLongs(input, rows)
    }
    head.rests = try LongRests(head, PlaneReader(cells: cells, checks: head.checks)).rests
  }

  /// The row of each series; those that aren't there yet are added.
  private mutating func resolve(_ inputs: [BuildInput]) -> [[UInt32]] {
    let found = inputs.map(rows)
    let isNew = zip(inputs, found).contains { input, rows in
      zip(input.keys, rows).contains { $0 != nil && $1 == SeriesRow.none }
    }
    guard isNew else { return found }
    addRows(inputs)
    return inputs.map(rows)
  }

  private func rows(_ input: BuildInput) -> [UInt32] {
    let table = tables[0]
    return input.keys.map { key in key.flatMap { table.find($0) } ?? SeriesRow.none }
  }
}

extension IndexBuilder {
  /// New rows are added in the order of their names, so that what is asked together lies together.
  private mutating func addRows(_ inputs: [BuildInput]) {
    var fresh = RowTable()
    for input in inputs {
      for case let key? in input.keys where tables[0].find(key) == nil { _ = fresh.insert(key) }
    }
    guard !fresh.rows.isEmpty else { return }
    let ranks = RowRanks(head.names)
    let sorted = fresh.rows.map { (ranks.place($0), $0) }.sorted { RowRanks.precedes($0.0, $1.0) }
    for (_, row) in sorted {
      addRow(row, level: 0)
      fingerprints.append(head.names.fingerprint(of: row))
    }
  }

  private mutating func addRow(_ row: SeriesRow, level: Int) {
    guard tables[level].find(row) == nil else { return }
    _ = tables[level].insert(row)
    head.levels[level].rows.append(row)
    guard level < 2 else { return }
    if level == 0 {
      addRow(row.byProduct, level: 3)
      head.productParents.append(tables[3].find(row.byProduct) ?? 0)
    }
    let parent = level == 0 ? row.byCategory : row.byGroup
    addRow(parent, level: level + 1)
    head.levels[level].parents.append(tables[level + 1].find(parent) ?? 0)
  }

  private mutating func mergeDay(_ day: Int32, _ inputs: [BuildInput], _ rows: [[UInt32]])
    throws(IndexDamage)
  {
    try takeExisting(day)
    for (input, rows) in zip(inputs, rows) {
      guard let column = input.batch.days.removeValue(forKey: day) else { continue }
      counts[input.source, default: SourceCounts()] += merge(column, rows, input.source, day)
    }
    try writePlanes(day)
  }

  /// What earlier imports said of the day goes first; its plane is written anew.
  private mutating func takeExisting(_ day: Int32) throws(IndexDamage) {
    let index = head.levels[0].index(of: day)
    guard index < head.levels[0].planes.count, head.levels[0].planes[index].day == day else {
      return
    }
    let reader = PlaneReader(cells: cells, checks: head.checks)
    let all = 0..<head.levels[0].rows.count
    let slice = try reader.slice(head.levels[0].planes[index], rows: all, withSources: true)
    slice.forEachWithSource(in: all) { row, value, source in
      scratch[0].set(row, value, source)
      monthly[0].add(row, .zero - value)
      noteContent(row, day, day, value, sign: &-)
    }
    for level in 0..<4 { head.levels[level].planes.remove(at: head.levels[level].index(of: day)) }
  }

  private mutating func merge(
    _ column: DayColumn, _ rows: [UInt32], _ source: UInt32, _ day: Int32
  ) -> SourceCounts {
    var counts = SourceCounts()
    let cells = scratch[0]
    for position in 0..<column.count {
      let row = rows[Int(column.series[position])]
      guard row != SeriesRow.none else { continue }
      let value = column.value(position)
      if !cells.has(Int(row)) {
        counts.new += 1
        cells.set(Int(row), value, source)
      } else if cells.value(Int(row)) == value {
        counts.same += 1
      } else {
        counts.revised += 1
        head.revisions.append(revision(row, day, value, source))
        cells.set(Int(row), value, source)
      }
    }
    return counts
  }

  private func revision(_ row: UInt32, _ day: Int32, _ value: CellValue, _ source: UInt32)
    -> RevisedCell
  {
    RevisedCell(
      row: row, first: day, last: day, sourceBefore: scratch[0].source(Int(row)),
      sourceAfter: source, before: scratch[0].value(Int(row)), after: value)
  }

  private mutating func writePlanes(_ day: Int32) throws(IndexDamage) {
    let series = scratch[0]
    let sums = monthly[0]
    series.forEach { row, value, _ in
      noteContent(row, day, day, value, sign: &+)
      sums.add(row, value)
    }
    rollUp(scratch)
    for level in 0..<4 {
      guard let plane = try write(scratch[level], day) else { continue }
      head.levels[level].planes.insert(plane, at: head.levels[level].index(of: day))
    }
  }

  private mutating func write(_ cells: PlaneScratch, _ day: Int32) throws(IndexDamage)
    -> PlaneEntry?
  {
    guard !cells.words.isEmpty else { return nil }
    defer { cells.clear() }
    return try writer.write(cells, day: day, to: self.cells, checks: &head.checks)
  }

  /// From the series up to the other levels.
  private func rollUp(_ levels: [PlaneScratch]) {
    func roll(_ lower: Int, to upper: Int, _ parents: [UInt32]) {
      let above = levels[upper]
      levels[lower].forEach { row, value, _ in above.add(Int(parents[row]), value) }
    }
    roll(0, to: 1, head.levels[0].parents)
    roll(1, to: 2, head.levels[1].parents)
    roll(0, to: 3, head.productParents)
  }

  private mutating func noteContent(
    _ row: Int, _ first: Int32, _ last: Int32, _ value: CellValue, sign: (UInt64, UInt64) -> UInt64
  ) {
    let group = Int(head.levels[0].rows[row].group)
    let hash = Self.hash(fingerprints[row], first, last, value)
    head.facts[group].content = sign(head.facts[group].content, hash)
    head.facts[group].first = min(head.facts[group].first, first)
    head.facts[group].last = max(head.facts[group].last, last)
  }

  static func hash(_ row: UInt64, _ first: Int32, _ last: Int32, _ value: CellValue)
    -> UInt64
  {
    let days = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: last))
    let price = UInt64(truncatingIfNeeded: value.price ^ (value.price >> 64))
    let usage = UInt64(truncatingIfNeeded: value.usage ^ (value.usage >> 64))
    return FastHash.mix(FastHash.mix(row, days), FastHash.mix(price, usage))
  }
}

extension IndexBuilder {
  /// Days come in order, so one month is open at a time; what it held already is where it begins.
  private mutating func turn(to first: Day) throws(IndexDamage) {
    guard month != first else { return }
    try writeMonth()
    month = first
    let index = Level.index(of: first.number, in: head.levels[0].months)
    guard index < head.levels[0].months.count, head.levels[0].months[index].day == first.number
    else { return }
    let all = 0..<head.levels[0].rows.count
    let sums = monthly[0]
    let reader = PlaneReader(cells: cells, checks: head.checks)
    try reader.slice(head.levels[0].months[index], rows: all).forEach(in: all) { row, value in
      sums.add(row, value)
    }
  }

  private mutating func writeMonth() throws(IndexDamage) {
    guard let day = month?.number else { return }
    rollUp(monthly)
    for level in 0..<4 {
      guard let plane = try write(monthly[level], day) else { continue }
      let months = head.levels[level].months
      let index = Level.index(of: day, in: months)
      if index < months.count, months[index].day == day {
        head.levels[level].months[index] = plane
      } else {
        head.levels[level].months.insert(plane, at: index)
      }
    }
    month = nil
  }
}

extension IndexBuilder {
  private mutating func addLongs(_ input: BuildInput, _ rows: [UInt32]) {
    guard !input.batch.longs.isEmpty else { return }
    var known: [LongKey: Int] = [:]
    for (index, long) in head.longs.enumerated() { known[LongKey(long)] = index }
    for arrived in input.batch.longs {
      let row = rows[Int(arrived.series)]
      guard row != SeriesRow.none else { continue }
      addLong(
        LongRecord(
          row: row, first: arrived.first, last: arrived.last, source: input.source,
          value: arrived.value), &known)
    }
  }

  private mutating func addLong(_ long: LongRecord, _ known: inout [LongKey: Int]) {
    guard let index = known[LongKey(long)] else {
      counts[long.source, default: SourceCounts()].new += 1
      known[LongKey(long)] = head.longs.count
      head.longs.append(long)
      return noteContent(Int(long.row), long.first, long.last, long.value, sign: &+)
    }
    let before = head.longs[index]
    guard before.value != long.value else {
      counts[long.source, default: SourceCounts()].same += 1
      return
    }
    counts[long.source, default: SourceCounts()].revised += 1
    head.revisions.append(
      RevisedCell(
        row: long.row, first: long.first, last: long.last, sourceBefore: before.source,
        sourceAfter: long.source, before: before.value, after: long.value))
    noteContent(Int(long.row), long.first, long.last, before.value, sign: &-)
    noteContent(Int(long.row), long.first, long.last, long.value, sign: &+)
    head.longs[index] = long
  }

  /// A file's freshness speaks for the groups that it has records of.
  private mutating func noteAsOf(_ input: BuildInput, _ rows: [UInt32]) {
    let batch = input.batch
    guard batch.asOf != Int32.min || !batch.asOfBySeries.isEmpty else { return }
    let used = batch.used(of: input.keys.count)
    for (series, key) in input.keys.enumerated() where used[series] {
      guard let key else { continue }
      let asOf = max(batch.asOfBySeries[UInt32(series)] ?? Int32.min, batch.asOf)
      head.facts[Int(key.group)].asOf = max(head.facts[Int(key.group)].asOf, asOf)
    }
  }

  mutating func addSource(importDay: Int32, stamp: SourceStamp?) -> UInt32 {
    head.importDays.append(importDay)
    if let stamp { head.sources.append(stamp) }
    return UInt32(head.importDays.count - 1)
  }
}

/// What makes two records of several days the same one.
private struct LongKey: Hashable {
  var row: UInt32
  var first: Int32
  var last: Int32

  init(_ long: LongRecord) {
    row = long.row
    first = long.first
    last = long.last
  }
}

extension SourceCounts {
  static func += (a: inout SourceCounts, b: SourceCounts) {
    a.new += b.new
    a.revised += b.revised
    a.same += b.same
  }
}
