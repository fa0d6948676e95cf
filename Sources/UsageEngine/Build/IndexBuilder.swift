internal import BillingCore

/// Some records with the rows that their series are.
struct BuildInput {
  var batch: RecordBatch
  /// Which of the lists of keys tells what its series are about.
  var keys: Int
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
  /// Made when something has to be looked for.
  private var tables: [RowTable] = []

  init(extending head: IndexHead, cells: CellStore) {
    self.head = head
    self.cells = cells
  }

  /// Adds the batches; later ones win. `names` holds the names that the keys speak of.
  mutating func add(
    _ inputs: [BuildInput], keys: [SeriesKeys], names: RowNames, threads: Int = 1
  ) throws(IndexDamage) {
    head.names = names
    while head.facts.count < names.groups.count { head.facts.append(GroupFacts()) }
    let found = resolve(keys)
    let rows = inputs.map { found[$0.keys] }
    for input in inputs { noteAsOf(input, keys[input.keys]) }
    noteOrder(inputs, rows)
    let crew = MonthCrew(head, cells, MonthWork.all(of: inputs, rows))
    for part in try crew.run(threads: threads) { take(part) }
    for (input, rows) in zip(inputs, rows) {
      addLongs(input, rows)
    }
    head.rests = try LongRests(head, PlaneReader(cells: cells, checks: head.checks)).rests
  }

  /// The row of each series; those that aren't there yet are added.
  private mutating func resolve(_ keys: [SeriesKeys]) -> [[UInt32]] {
    if tables.isEmpty, keys.contains(where: \.hasUnplaced) {
      tables = [RowTable(head.levels[0].rows)]
    }
    var isComplete = true
    let found = keys.map { keys in
      keys.rows { key in
        let row = tables[0].find(key)
        if row == nil { isComplete = false }
        return row ?? SeriesRow.none
      }
    }
    guard !isComplete else { return found }
    addRows(keys.flatMap(\.unplaced))
    return keys.map { keys in keys.rows { tables[0].find($0) ?? SeriesRow.none } }
  }

  /// Puts a month's planes, and what was learnt of its cells, to the others.
  private mutating func take(_ part: MonthPart) {
    for level in 0..<4 {
      for plane in part.days[level] { put(plane, level, \.planes) }
      if let plane = part.months[level] { put(plane, level, \.months) }
    }
    head.checks += part.checks
    head.revisions += part.revisions
    for (group, facts) in part.facts.enumerated() where facts.hasData {
      head.facts[group].take(facts)
    }
    for (source, found) in part.counts { counts[source, default: SourceCounts()] += found }
  }

  /// In the place of an older plane of that day, if there is one.
  private mutating func put(
    _ plane: PlaneEntry, _ level: Int, _ list: WritableKeyPath<Level, [PlaneEntry]>
  ) {
    var plane = plane
    plane.check += UInt32(head.checks.count)
    let planes = head.levels[level][keyPath: list]
    let index = Level.index(of: plane.day, in: planes)
    let isKnown = index < planes.count && planes[index].day == plane.day
    head.levels[level][keyPath: list].replaceSubrange(
      index..<(isKnown ? index + 1 : index), with: CollectionOfOne(plane))
  }
}

extension IndexBuilder {
  /// New rows are added in the order of their names, so that what is asked together lies together.
  private mutating func addRows(_ keys: [SeriesRow]) {
    var fresh = RowTable()
    for key in keys where tables[0].find(key) == nil { _ = fresh.insert(key) }
    guard !fresh.rows.isEmpty else { return }
    if tables.count == 1 { tables += head.levels.dropFirst().map { RowTable($0.rows) } }
    let ranks = RowRanks(head.names)
    let sorted = fresh.rows.map { (ranks.place($0), $0) }.sorted { RowRanks.precedes($0.0, $1.0) }
    for (_, row) in sorted { addRow(row, level: 0) }
  }

  private mutating func addRow(_ row: SeriesRow, level: Int) {
    guard tables[level].find(row) == nil else { return }
    _ = tables[level].insert(row)
    head.levels[level].rows.append(row)
    guard level < 2 else { return }
    if level == 0 {
      addRow(row.byProduct, level: 3)
      head.productParents.append(tables[3].find(row.byProduct) ?? 0)
      head.followers.append(UInt32(head.followers.count))
    }
    let parent = level == 0 ? row.byCategory : row.byGroup
    addRow(parent, level: level + 1)
    head.levels[level].parents.append(tables[level + 1].find(parent) ?? 0)
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
      return noteContent(long, long.value, sign: &+)
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
    noteContent(long, before.value, sign: &-)
    noteContent(long, long.value, sign: &+)
    head.longs[index] = long
  }

  private mutating func noteContent(
    _ long: LongRecord, _ value: CellValue, sign: (UInt64, UInt64) -> UInt64
  ) {
    let row = head.levels[0].rows[Int(long.row)]
    head.facts[Int(row.group)].note(
      head.names.fingerprint(of: row), long.first, long.last, value, sign: sign)
  }

  /// A file's freshness speaks for the groups that it has records of.
  private mutating func noteAsOf(_ input: BuildInput, _ keys: SeriesKeys) {
    let batch = input.batch
    guard batch.asOf != Int32.min || !batch.asOfBySeries.isEmpty else { return }
    let used = batch.used(of: keys.count)
    for series in 0..<keys.count where used[series] {
      guard let key = keys[series] else { continue }
      let asOf = max(batch.asOfBySeries[UInt32(series)] ?? Int32.min, batch.asOf)
      head.facts[Int(key.group)].asOf = max(head.facts[Int(key.group)].asOf, asOf)
    }
  }

  /// In which order series came on the last days: the next file will mostly have them like that.
  private mutating func noteOrder(_ inputs: [BuildInput], _ rows: [[UInt32]]) {
    guard let last = inputs.compactMap({ $0.batch.days.keys.max() }).max() else { return }
    for day in last - Self.daysOfOrder + 1...last {
      var ring: (first: UInt32, last: UInt32)?
      for (input, rows) in zip(inputs, rows) {
        guard let column = input.batch.days[day] else { continue }
        for position in 0..<column.count {
          let row = rows[Int(column.series[position])]
          guard row != SeriesRow.none else { continue }
          if let before = ring?.last { head.followers[Int(before)] = row }
          ring = (ring?.first ?? row, row)
        }
      }
      // After a day's last series the next day begins.
      if let ring { head.followers[Int(ring.last)] = ring.first }
    }
  }

  private static let daysOfOrder: Int32 = 7

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
