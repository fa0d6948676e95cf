internal import Glibc

/// Reads JSON lines: each line is a record, a page of records or an array of them.
final class LineScanner {
  private let window: ScanWindow
  private let reader: RecordReader
  private let templates: LineTemplates
  @exclusivity(unchecked) private var matcher = LineMatcher()
  private(set) var rejects = RejectList()
  /// The series of the line before, and the one that is expected now.
  @exclusivity(unchecked) private var previous: UInt32 = 0
  @exclusivity(unchecked) private var expected: UInt32 = 0
  /// How many lines in a row were of another series than expected.
  @exclusivity(unchecked) private var surprises = 0
  private var isSkippingLine = false
  /// How lines of no expected series are laid out.
  private let layouts = LineLayouts()
  private let ahead = LinesAhead()
  /// Where an index knows series already.
  private let foreteller: LineForeteller?

  init(
    _ window: ScanWindow, _ reader: RecordReader, _ templates: LineTemplates,
    _ foreteller: LineForeteller? = nil
  ) {
    self.window = window
    self.reader = reader
    self.templates = templates
    self.foreteller = foreteller
  }

  /// Reads all; `goesOn` is asked after each chunk.
  func scan(goesOn: () -> Bool) throws(ScanProblem) {
    while try window.refill() {
      if reader.tally.lines == 0 { window.skipByteOrderMark() }
      takeLines()
      if window.isTooLong { giveUpLine() }
      guard goesOn() else { return }
    }
    if window.pending > 0, !isSkippingLine { takeLine(to: window.end, next: window.end) }
  }

  private func takeLines() {
    let base = UnsafePointer(window.base)
    let limit = window.end
    while window.start < limit {
      if !isSkippingLine {
        if let foreteller {
          window.start = foreteller.takeLines(base, from: window.start, to: limit, reader)
        }
        if isExpecting { takeExpectedLines(base, limit) }
        if isOrderless ? takeLaidOutLines(base, limit) : takeLaidOutLine(base, limit) { continue }
      }
      guard let found = memchr(base + window.start, 0x0A, limit - window.start) else { return }
      let newline = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if isSkippingLine {
        isSkippingLine = false
        reader.tally.lines += 1
        window.start = newline + 1
      } else {
        takeLine(to: newline, next: newline + 1)
      }
    }
  }

  /// Where lines come in no order, a few of each thousand show whether they do again.
  static func isExpecting(after surprises: Int) -> Bool {
    surprises < 32 || surprises % 1024 < LinesAhead.most
  }

  private var isExpecting: Bool { Self.isExpecting(after: surprises) }

  /// Whether it pays to look at lines some at a time.
  private var isOrderless: Bool {
    guard let foreteller, !foreteller.isLost else { return !isExpecting }
    return !foreteller.isForetelling
  }

  /// The fast way: as long as lines look as their series' lines looked before.
  private func takeExpectedLines(_ base: UnsafePointer<UInt8>, _ limit: Int) {
    var matcher = matcher
    var (expected, previous) = (expected, previous)
    var at = window.start
    var lines = 0
    var day = Int32.min
    var column: UnsafeMutablePointer<ColumnCells>?
    let (all, constants, first) = (templates.all, UnsafePointer(templates.bytes), reader.first)
    while true {
      let template = all + Int(expected)
      guard template.pointee.isLearned,
        let line = matcher.match(template.pointee, constants, base, at: at, limit: limit)
      else { break }
      if line.first == line.last {
        if line.first != day { (day, column) = (line.first, reader.column(of: line.first)) }
        column.unsafelyUnwrapped.pointee.append(
          first + expected, price: line.price, usage: line.usage)
      } else {
        reader.takeLong(first + expected, line)
      }
      if template.pointee.misses != 0 { template.pointee.misses = 0 }
      previous = expected
      expected = template.pointee.next
      at = line.end
      lines += 1
    }
    self.matcher = matcher
    (self.expected, self.previous) = (expected, previous)
    window.start = at
    reader.tally.lines += lines
    reader.tally.read += lines
    if lines > 0 {
      surprises = 0
    } else if all[Int(expected)].isLearned {
      surprises += 1
    }
  }

  /// The second way: a line of another series that is laid out like the others.
  private func takeLaidOutLine(_ base: UnsafePointer<UInt8>, _ limit: Int) -> Bool {
    guard window.start < limit,
      let (fields, end) = layouts.read(base, at: window.start, limit: limit),
      (try? take(
        fields, JSONScanner(base, from: window.start, to: end), line: window.start..<end)) != nil
    else { return false }
    reader.tally.lines += 1
    reader.tally.read += 1
    window.start = end
    return true
  }

  /// The same for some lines that have no expected order; false where the next one is another.
  private func takeLaidOutLines(_ base: UnsafePointer<UInt8>, _ limit: Int) -> Bool {
    let known = foreteller.flatMap { $0.isLost ? nil : $0 }
    let (book, first) = known.map { ($0.book, 0) } ?? (reader.book, reader.first)
    let count = ahead.read(layouts, reader, book, base, from: window.start, to: limit)
    if let known { known.noteOrderless(max(count, 1)) } else { surprises += max(count, 1) }
    for place in 0..<count {
      let line = ahead[place]
      if let said = line.pointee.said, let series = book.find(line.pointee.names) {
        reader.take(first + series, said)
        reader.tally.lines += 1
        reader.tally.read += 1
        window.start = said.end
        if known == nil { previous = series }
      } else if !takeLaidOutLine(base, limit) {
        return false
      }
    }
    return count == LinesAhead.most
  }

  /// Takes a record and learns from its line what the next ones look like.
  private func take(_ fields: RecordFields, _ scanner: JSONScanner, line: Range<Int>)
    throws(ScanProblem)
  {
    if let foreteller, let row = foreteller.row(fields, in: scanner.base) {
      try reader.take(fields, scanner, known: row)
      return foreteller.follow(row, fields, line: line, in: scanner.base)
    }
    let series = try reader.take(fields, scanner)
    guard isExpecting else {
      previous = series
      return
    }
    templates.learn(series, fields, line: line, in: scanner.base, wasExpected: series == expected)
    templates.link(previous, to: series)
    previous = series
    expected = templates.all[Int(series)].next
  }

  /// The exact way, for one line of any form.
  private func takeLine(to end: Int, next: Int) {
    let start = window.start
    window.start = next
    reader.tally.lines += 1
    var scanner = JSONScanner(window.base, from: start, to: end)
    scanner.skipSpace()
    guard scanner.at < end else { return }
    do {
      try take(&scanner, line: start..<next)
    } catch {
      reader.tally.read += 1
      reject(error, lineStart: start)
    }
  }

  private func take(_ scanner: inout JSONScanner, line: Range<Int>) throws(ScanProblem) {
    let start = scanner.at
    if scanner.base[start] == UInt8(ascii: "[") { return takeValues(from: start, line) }
    guard case .record(let fields) = try scanner.record() else {
      return takeValues(from: start, line)
    }
    scanner.skipSpace()
    guard scanner.at == scanner.end else { throw scanner.problem(.trailing, at: scanner.at) }
    try take(fields, scanner, line: line)
    reader.tally.read += 1
    layouts.learn(fields, line: line, in: scanner.base)
  }

  /// A line that holds many records is read like a document of its own.
  private func takeValues(from start: Int, _ line: Range<Int>) {
    let number = reader.tally.lines
    let bytes = Array(
      UnsafeBufferPointer(start: window.base + start, count: line.upperBound - start))
    let document = DocumentScanner(ScanWindow(MemoryFeed(bytes)), reader)
    document.scan { true }
    for found in document.rejects.kept {
      rejects.add(line: number, column: found.column + start - line.lowerBound, found.reason)
    }
  }

  private func reject(_ problem: ScanProblem, lineStart: Int) {
    reader.tally.rejected += 1
    rejects.add(
      line: reader.tally.lines, column: problem.offset - lineStart + 1, problem.reason)
  }

  private func giveUpLine() {
    if !isSkippingLine {
      reader.tally.read += 1
      reader.tally.rejected += 1
      rejects.add(line: reader.tally.lines + 1, column: 1, .lineTooLong)
    }
    isSkippingLine = true
    window.start = window.end
  }
}

extension RecordReader {
  /// Takes what a line said that looked as expected.
  @inline(__always)
  func take(_ series: UInt32, _ line: LineMatcher.Line) {
    guard line.first == line.last else { return takeLong(series, line) }
    column(of: line.first).pointee.append(series, price: line.price, usage: line.usage)
  }

  func takeLong(_ series: UInt32, _ line: LineMatcher.Line) {
    batch.longs.append(
      BatchLong(
        series: series, first: line.first, last: line.last,
        value: CellValue(price: Int128(line.price), usage: Int128(line.usage))))
  }
}
