/// Takes the lines of series that an index knows, in the order in which they came the last time:
/// nothing is looked up, a line's bytes are compared with what is expected there.
final class LineForeteller {
  /// Series that are left out: not every one has a record every day.
  private static let hops = 4
  /// Walking all series so often costs less than a table of them.
  private static let walks = 2

  private let known: KnownSeries
  /// By kind, without the account.
  private let templates = LineTemplates()
  @exclusivity(unchecked) private var matcher = LineMatcher()
  @exclusivity(unchecked) private var expected: UInt32 = 0
  private var hits = 0
  private var misses = 0
  private var looks = 0
  /// All series without their groups, made when walking them would cost more.
  private lazy var table = RowTable(known.rows.map { $0.inGroup(SeriesRow.none) })

  init(_ known: KnownSeries) {
    self.known = known
    templates.makeRoom(for: UInt32(known.kinds))
  }

  /// A file in an order of its own is left to the other ways once each series may have been met.
  private var isLost: Bool { misses > max(hits, known.rows.count) }

  /// As many lines as are foretold; says where the next one begins.
  func takeLines(
    _ base: UnsafePointer<UInt8>, from start: Int, to limit: Int, _ reader: RecordReader
  ) -> Int {
    guard !isLost else { return start }
    return known.entries.withUnsafeBufferPointer { entries in
      known.names.accounts.bytes.withUnsafeBufferPointer { names in
        guard let names = names.baseAddress else { return start }
        return takeLines(base, start, limit, reader, entries, names)
      }
    }
  }

  private func takeLines(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int, _ reader: RecordReader,
    _ entries: UnsafeBufferPointer<KnownSeries.Entry>, _ names: UnsafePointer<UInt8>
  ) -> Int {
    let (all, constants) = (templates.all, UnsafePointer(templates.bytes))
    var matcher = matcher
    var at = start
    var lines = 0
    var (row, hop) = (expected, 0)
    while hop < Self.hops {
      let entry = entries[Int(row)]
      let template = all + Int(entry.kind)
      let account = UnsafeBufferPointer(start: names + Int(entry.start), count: Int(entry.length))
      if template.pointee.isLearned, entry.length > 0,
        let line = matcher.match(
          template.pointee, constants, base, at: at, limit: limit, account: account)
      {
        reader.take(row, line)
        if template.pointee.misses != 0 { template.pointee.misses = 0 }
        at = line.end
        lines += 1
        expected = entry.next
        hop = 0
      } else {
        hop += 1
      }
      row = entry.next
    }
    self.matcher = matcher
    hits += lines
    reader.tally.lines += lines
    reader.tally.read += lines
    return at
  }

  /// The known series of a line that has to be read another way, if it is at hand.
  func row(_ fields: RecordFields, in base: UnsafePointer<UInt8>) -> UInt32? {
    guard !isLost else { return nil }
    return expectedRow(fields, base) ?? look(fields, base)
  }

  /// Learns from such a line; what follows its series is expected next.
  func follow(
    _ row: UInt32, _ fields: RecordFields, line: Range<Int>, in base: UnsafePointer<UInt8>
  ) {
    let entry = known.entries[Int(row)]
    templates.learn(kind: entry.kind, fields, line: line, in: base)
    expected = entry.next
  }

  private func expectedRow(_ fields: RecordFields, _ base: UnsafePointer<UInt8>) -> UInt32? {
    var row = expected
    for _ in 0..<Self.hops {
      if known.holds(row, fields, base) { return row }
      row = known.entries[Int(row)].next
    }
    return nil
  }

  private func look(_ fields: RecordFields, _ base: UnsafePointer<UInt8>) -> UInt32? {
    misses += 1
    guard let row = known.row(fields, base) else { return nil }
    looks += 1
    return looks > Self.walks ? table.find(row) : known.find(row)
  }
}
