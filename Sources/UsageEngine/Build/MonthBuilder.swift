internal import BillingCore

/// The records of one month, day by day, in the order in which they count.
final class MonthWork {
  /// Some records of a day, what rows their series are, and the source that they came from.
  struct Share {
    var column: DayColumn
    var rows: [UInt32]
    var source: UInt32
  }

  let first: Day
  /// Handed out once, so that a day's records go when they are merged.
  private var days: [(day: Int32, shares: [Share])] = []

  private init(_ first: Day) { self.first = first }

  func takeDays() -> [(day: Int32, shares: [Share])] {
    defer { days = [] }
    return days
  }

  /// All months of the batches, which are empty afterwards.
  static func all(of inputs: [BuildInput], _ rows: [[UInt32]]) -> [MonthWork] {
    var months: [MonthWork] = []
    for day in Set(inputs.flatMap { $0.batch.days.keys }).sorted() {
      let first = Day(number: day).month.first
      if months.last?.first != first { months.append(MonthWork(first)) }
      let shares = zip(inputs, rows).compactMap { input, rows in
        input.batch.days.removeValue(forKey: day).map {
          Share(column: $0, rows: rows, source: input.source)
        }
      }
      months[months.count - 1].days.append((day, shares))
    }
    return months
  }
}

/// What one month's records add to an index; checksums are counted from its own first one.
struct MonthPart {
  /// By level.
  var days: [[PlaneEntry]] = [[], [], [], []]
  var months: [PlaneEntry?] = [nil, nil, nil, nil]
  var checks: [UInt64] = []
  var revisions: [RevisedCell] = []
  /// By group: what these cells change.
  var facts: [GroupFacts]
  var counts: [UInt32: SourceCounts] = [:]
}

/// Merges the records of one month after the other with what earlier imports said of them.
final class MonthBuilder {
  private let head: IndexHead
  private let cells: CellStore
  private let fingerprints: [UInt64]
  private let scratch: [PlaneScratch]
  /// The sums of the month.
  private let monthly: [PlaneScratch]
  private let reader: PlaneReader
  private let writer = PlaneWriter()
  private var part = MonthPart(facts: [])
  /// Whether the month had data before.
  private var heldSomething = false
  /// Whether all that the month has is one day's.
  private var isOneDay = false

  init(_ head: IndexHead, _ cells: CellStore, fingerprints: [UInt64]) {
    self.head = head
    self.cells = cells
    self.fingerprints = fingerprints
    scratch = head.levels.map { PlaneScratch(rows: $0.rows.count) }
    monthly = head.levels.map { PlaneScratch(rows: $0.rows.count) }
    reader = PlaneReader(cells: cells, checks: head.checks)
  }

  func build(_ work: MonthWork) throws(IndexDamage) -> MonthPart {
    part = MonthPart(facts: Array(repeating: GroupFacts(), count: head.facts.count))
    try takeMonth(work.first.number)
    let days = work.takeDays()
    // The sums of a month that has one day are that day's cells.
    isOneDay = days.count == 1 && !heldSomething
    for (day, shares) in days {
      try takeExisting(day)
      for share in shares {
        part.counts[share.source, default: SourceCounts()] += merge(share, day)
      }
      try writeDay(day)
    }
    try writeMonth(work.first.number)
    return part
  }

  private func writeMonth(_ first: Int32) throws(IndexDamage) {
    if isOneDay {
      monthly[0].clear()
      for level in 0..<4 {
        part.months[level] = part.days[level].last
        part.months[level]?.day = first
      }
      return
    }
    rollUp(monthly)
    for level in 0..<4 { part.months[level] = try write(monthly[level], first) }
  }

  /// What the month held already.
  private func takeMonth(_ day: Int32) throws(IndexDamage) {
    let plane = Self.plane(of: day, in: head.levels[0].months)
    heldSomething = plane != nil
    guard let plane else { return }
    let all = 0..<head.levels[0].rows.count
    let sums = monthly[0]
    try reader.slice(plane, rows: all).forEach(in: all) { row, value in sums.add(row, value) }
  }

  /// What earlier imports said of the day goes first; its plane is written anew.
  private func takeExisting(_ day: Int32) throws(IndexDamage) {
    guard let plane = Self.plane(of: day, in: head.levels[0].planes) else { return }
    let all = 0..<head.levels[0].rows.count
    let slice = try reader.slice(plane, rows: all, withSources: true)
    slice.forEachWithSource(in: all) { row, value, source in
      scratch[0].set(row, value, source)
      monthly[0].add(row, .zero - value)
      note(row, day, value, sign: &-)
    }
  }

  private static func plane(of day: Int32, in planes: [PlaneEntry]) -> PlaneEntry? {
    let index = Level.index(of: day, in: planes)
    return index < planes.count && planes[index].day == day ? planes[index] : nil
  }

  private func merge(_ share: MonthWork.Share, _ day: Int32) -> SourceCounts {
    var counts = SourceCounts()
    let (column, rows, source) = (share.column, share.rows, share.source)
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
        part.revisions.append(
          RevisedCell(
            row: row, first: day, last: day, sourceBefore: cells.source(Int(row)),
            sourceAfter: source, before: cells.value(Int(row)), after: value))
        cells.set(Int(row), value, source)
      }
    }
    return counts
  }

  private func writeDay(_ day: Int32) throws(IndexDamage) {
    let (sums, addsUp) = (monthly[0], !isOneDay)
    scratch[0].forEach { row, value, _ in
      note(row, day, value, sign: &+)
      if addsUp { sums.add(row, value) }
    }
    rollUp(scratch)
    for level in 0..<4 {
      if let plane = try write(scratch[level], day) { part.days[level].append(plane) }
    }
  }

  private func write(_ cells: PlaneScratch, _ day: Int32) throws(IndexDamage) -> PlaneEntry? {
    guard !cells.words.isEmpty else { return nil }
    defer { cells.clear() }
    return try writer.write(cells, day: day, to: self.cells, checks: &part.checks)
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

  private func note(
    _ row: Int, _ day: Int32, _ value: CellValue, sign: (UInt64, UInt64) -> UInt64
  ) {
    part.facts[Int(head.levels[0].rows[row].group)].note(
      fingerprints[row], day, day, value, sign: sign)
  }
}

extension GroupFacts {
  /// Takes a value in or, with the other sign, out.
  mutating func note(
    _ fingerprint: UInt64, _ first: Int32, _ last: Int32, _ value: CellValue,
    sign: (UInt64, UInt64) -> UInt64
  ) {
    content = sign(content, Self.hash(fingerprint, first, last, value))
    self.first = min(self.first, first)
    self.last = max(self.last, last)
  }

  mutating func take(_ other: GroupFacts) {
    content &+= other.content
    first = min(first, other.first)
    last = max(last, other.last)
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
