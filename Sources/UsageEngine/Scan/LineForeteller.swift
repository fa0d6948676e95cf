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
  /// How many lines in a row were not foretold.
  private var surprises = 0
  /// All series by their names, made when walking them would cost more.
  private(set) lazy var book = SeriesBook(known)

  init(_ known: KnownSeries) {
    self.known = known
    templates.makeRoom(for: UInt32(known.kinds))
  }

  /// A file in an order of its own is left to the other ways once each series may have been met.
  var isLost: Bool { misses > max(hits, known.rows.count) }

  /// Where lines come in another order, a few of each thousand show whether they do again.
  var isForetelling: Bool { LineScanner.isExpecting(after: surprises) }

  /// That so many lines were of known series in an order of their own.
  func noteOrderless(_ lines: Int) {
    surprises += lines
    misses += lines
  }

  /// As many lines as are foretold; says where the next one begins.
  func takeLines(
    _ base: UnsafePointer<UInt8>, from start: Int, to limit: Int, _ reader: RecordReader
  ) -> Int {
    guard !isLost, isForetelling else { return start }
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
    if lines > 0 { surprises = 0 }
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
      if known.holds(row, fields, base) {
        surprises = 0
        return row
      }
      row = known.entries[Int(row)].next
    }
    return nil
  }

  private func look(_ fields: RecordFields, _ base: UnsafePointer<UInt8>) -> UInt32? {
    misses += 1
    surprises += 1
    looks += 1
    guard looks > Self.walks else { return known.row(fields, base).flatMap(known.find) }
    return fields.hasPlainNames ? book.find(RecordNames(fields, base)) : nil
  }
}
