internal import BillingCore

extension IndexView {
  /// The usage API's records: accounts added up, by day or clipped month, then category, product,
  /// currency and unit. What a DAILY answer can't place follows with the days it has.
  func records(
    _ query: UsageQuery, of group: BillingGroupID, skipping: Int, limit: Int
  ) throws(IndexDamage) -> UsageRecordPage {
    let filter = UsageFilter(groups: [group], categories: query.category.map { [$0] })
    let selection = try Selection(self, by: [.group, .category, .product], filter: filter)
    let answer = try AnswerLines(
      self, selection, range: query.range, buckets: TimeBuckets(query.aggregation),
      placesLongs: query.aggregation == .monthly)
    let order = AnswerOrder(
      selection.head.names, keys: selection.keys, by: [.day, .category, .product])
    let lines = order.sorted(answer.lines) + order.sorted(Self.merged(answer.unplaced))
    let page = lines.page(skipping: skipping, limit: limit)
    return UsageRecordPage(
      records: page.compactMap {
        selection.head.record(selection.keys[$0.cell], $0.days, $0.value)
      },
      total: lines.count)
  }

  /// Accounts share cells here, so records of several days may fall together.
  private static func merged(_ lines: [AnswerLine]) -> [AnswerLine] {
    var sums: [LineKey: CellValue] = [:]
    for line in lines {
      sums[LineKey(days: line.days, cell: line.cell), default: .zero] += line.value
    }
    return sums.map { AnswerLine(days: $0.days, cell: $0.cell, value: $1) }
      .sorted { ($0.days.last, $0.cell) < ($1.days.last, $1.cell) }
  }

  /// Lines that are one record to the usage API.
  private struct LineKey: Hashable {
    var days: DayRange
    var cell: Int
  }

  /// The imported records themselves, day by day; records of several days come last.
  func sourceRecords(_ question: UsageQuestion, skipping: Int, limit: Int) throws(IndexDamage)
    -> UsageRecordPage
  {
    let head = try whole()
    var collector = RecordCollector(head, skipping: skipping, limit: limit)
    let selection = try Selection(
      self, by: [.group, .account, .category, .product], filter: question.filter)
    let reader = reader()
    for plane in head.levels[0].planes(within: question.range) {
      let days = DayRange(Day(number: plane.day))
      for run in selection.runs {
        try reader.slice(plane, rows: run).forEach(in: run) { row, value in
          if selection.targets[row] >= 0 { collector.add(UInt32(row), days, value) }
        }
      }
    }
    for long in head.longs where selection.targets[Int(long.row)] >= 0 {
      guard long.days.clipped(to: question.range) != nil else { continue }
      collector.add(long.row, long.days, long.value)
    }
    return UsageRecordPage(records: collector.records, total: collector.total)
  }

  func revisions(of group: BillingGroupID, in range: DayRange) throws(IndexDamage)
    -> [UsageRevision]
  {
    let head = try whole()
    guard let id = head.names.groups.find(group.revealed) else { return [] }
    return head.revisions.compactMap { revised in
      let row = head.levels[0].rows[Int(revised.row)]
      let days = DayRange(first: Day(number: revised.first), last: Day(number: revised.last))
      guard row.group == id, days.clipped(to: range) != nil,
        let before = head.record(row, days, revised.before),
        let after = head.record(row, days, revised.after),
        max(revised.sourceBefore, revised.sourceAfter) < UInt32(head.importDays.count)
      else { return nil }
      return UsageRevision(
        before: before, after: after,
        importedBefore: Day(number: head.importDays[Int(revised.sourceBefore)]),
        importedAfter: Day(number: head.importDays[Int(revised.sourceAfter)]))
    }
  }
}

/// Counts records as they come and keeps those of one page.
private struct RecordCollector {
  private let head: IndexHead
  private let skipping: Int
  private let limit: Int
  private(set) var records: [UsageRecord] = []
  private(set) var total = 0

  init(_ head: IndexHead, skipping: Int, limit: Int) {
    self.head = head
    self.skipping = skipping
    self.limit = limit
  }

  mutating func add(_ row: UInt32, _ days: DayRange, _ value: CellValue) {
    if total >= skipping, records.count < limit,
      let record = head.record(head.levels[0].rows[Int(row)], days, value)
    {
      records.append(record)
    }
    total += 1
  }
}

extension Array {
  /// The elements of one page; pages beyond the end are empty.
  fileprivate func page(skipping: Int, limit: Int) -> ArraySlice<Element> {
    let start = Swift.min(Swift.max(skipping, 0), count)
    return self[start..<start + Swift.min(Swift.max(limit, 0), count - start)]
  }
}
