/// Reads values one after the other, whatever lines they are on: records, arrays of records, pages
/// `{"asOf": …, "records": […], "meta": …}`, each as large as it likes.
final class DocumentScanner {
  private let window: ScanWindow
  private let reader: RecordReader
  private var places: PlaceCounter
  private(set) var rejects = RejectList()
  /// Not inside an array or a page.
  private var isTopLevel = true

  init(_ window: ScanWindow, _ reader: RecordReader) {
    self.window = window
    self.reader = reader
    places = PlaceCounter()
  }

  /// What is no JSON ends the reading: nobody can tell where the next record begins. After a line
  /// that is longer than all measure the next one begins a record.
  func scan(goesOn: () -> Bool) {
    do throws(ScanProblem) {
      _ = try window.refill()
      window.skipByteOrderMark()
      while try hasMore(), goesOn() {
        do throws(ScanProblem) {
          try value(isPageAllowed: true, isArrayAllowed: true)
        } catch {
          guard error.reason == .lineTooLong, isTopLevel else { throw error }
          reader.tally.read += 1
          reject(error)
          try skipLine()
        }
      }
      finishPlaces()
    } catch {
      reader.tally.read += 1
      reject(error)
    }
  }

  private func skipLine() throws(ScanProblem) {
    while true {
      let rest = UnsafeBufferPointer(start: window.base + window.start, count: window.pending)
      if let newline = rest.firstIndex(of: 0x0A) {
        window.start += newline + 1
        return
      }
      window.start = window.end
      places.pass(window.start, window)
      guard try window.refill() else { return }
      places.rebase(window)
    }
  }

  private func finishPlaces() {
    reader.tally.lines += places.lines(to: window.start, window)
  }

  /// Does something to the bytes at hand, and again with more of them while it asks for more.
  private func attempt<Result>(
    _ body: (inout JSONScanner) throws(ScanProblem) -> Result
  ) throws(ScanProblem) -> Result {
    while true {
      var scanner = JSONScanner(
        window.base, from: window.start, to: window.end, isFinal: window.isFinal)
      do {
        let result = try body(&scanner)
        window.start = scanner.at
        return result
      } catch {
        guard error.wantsMore else { throw error }
        guard !window.isTooLong else {
          throw ScanProblem(reason: .lineTooLong, offset: window.start)
        }
        places.pass(window.start, window)
        _ = try window.refill()
        places.rebase(window)
      }
    }
  }

  /// Whether anything but white space follows.
  private func hasMore() throws(ScanProblem) -> Bool {
    try attempt { scanner throws(ScanProblem) in
      scanner.skipSpace()
      if scanner.at < scanner.end { return true }
      if scanner.isFinal { return false }
      throw scanner.ended
    }
  }

  private func next() throws(ScanProblem) -> UInt8 {
    try attempt { scanner throws(ScanProblem) in try scanner.peek() }
  }

  private func value(isPageAllowed: Bool, isArrayAllowed: Bool) throws(ScanProblem) {
    switch try next() {
    case UInt8(ascii: "["):
      if isArrayAllowed { return try array(isPageAllowed: isPageAllowed) }
      try skip(because: .notAnObject)
    case UInt8(ascii: "{"): try object(isPageAllowed: isPageAllowed)
    default: try skip(because: .notAnObject)
    }
  }

  /// A value that can be no record is walked, counted and left out.
  private func skip(because reason: RejectReason) throws(ScanProblem) {
    let before = window.dropped + window.start
    try attempt { scanner throws(ScanProblem) in try scanner.skipValue() }
    reader.tally.read += 1
    reject(ScanProblem(reason: reason, offset: max(0, before - window.dropped)))
  }

  private func object(isPageAllowed: Bool) throws(ScanProblem) {
    var misfit: ScanProblem?
    let isPage = try attempt { scanner throws(ScanProblem) in
      let start = scanner.at
      do throws(ScanProblem) {
        guard case .record(let fields) = try scanner.record() else {
          scanner.at = start
          return true
        }
        misfit = self.misfit(fields, scanner)
      } catch {
        if error.wantsMore { throw error }
        // The record is wrong, perhaps its JSON is not: then the next one can be found.
        scanner.at = start
        try scanner.skipValue()
        misfit = error
      }
      return false
    }
    if isPage, isPageAllowed { return try page() }
    if isPage { return try skip(because: .nestedRecords) }
    reader.tally.read += 1
    if let misfit { reject(misfit) }
  }

  private func misfit(_ fields: RecordFields, _ scanner: JSONScanner) -> ScanProblem? {
    do throws(ScanProblem) {
      _ = try reader.take(fields, scanner)
      return nil
    } catch { return error }
  }

  private func array(isPageAllowed: Bool) throws(ScanProblem) {
    let isOutermost = isTopLevel
    isTopLevel = false
    try arrayInside(isPageAllowed: isPageAllowed)
    isTopLevel = isOutermost
  }

  private func arrayInside(isPageAllowed: Bool) throws(ScanProblem) {
    try opens()
    if try closes(UInt8(ascii: "]")) { return }
    repeat {
      try value(isPageAllowed: isPageAllowed, isArrayAllowed: false)
    } while try separates(before: UInt8(ascii: "]"))
  }

  private func page() throws(ScanProblem) {
    let isOutermost = isTopLevel
    isTopLevel = false
    try pageInside()
    isTopLevel = isOutermost
  }

  private func pageInside() throws(ScanProblem) {
    try opens()
    if try closes(UInt8(ascii: "}")) { return }
    repeat {
      let key = try attempt { scanner throws(ScanProblem) in
        let key = try scanner.key()
        return try scanner.recordKey(key)
      }
      try member(key)
    } while try separates(before: UInt8(ascii: "}"))
  }

  private func member(_ key: RecordKey) throws(ScanProblem) {
    switch key {
    case .records where try next() == UInt8(ascii: "["): try array(isPageAllowed: false)
    case .asOf where try next() == UInt8(ascii: "\""): try asOf()
    default: try attempt { scanner throws(ScanProblem) in try scanner.skipValue() }
    }
  }

  private func asOf() throws(ScanProblem) {
    try attempt { scanner throws(ScanProblem) in
      let text = try scanner.string()
      let day = try reader.day(text, .notDay, scanner)
      reader.batch.asOf = max(reader.batch.asOf, day)
    }
  }

  private func opens() throws(ScanProblem) {
    try attempt { scanner throws(ScanProblem) in
      _ = try scanner.peek()
      scanner.at += 1
    }
  }

  private func closes(_ bracket: UInt8) throws(ScanProblem) -> Bool {
    try attempt { scanner throws(ScanProblem) in try scanner.closes(bracket) }
  }

  private func separates(before bracket: UInt8) throws(ScanProblem) -> Bool {
    try attempt { scanner throws(ScanProblem) in try scanner.separates(before: bracket) }
  }

  private func reject(_ problem: ScanProblem) {
    reader.tally.rejected += 1
    let place = places.place(of: problem.offset, window)
    rejects.add(line: place.line, column: place.column, problem.reason)
  }
}

/// Counts lines up to where something is to be said.
struct PlaceCounter {
  private var line = 1
  /// Where the line begins and how far newlines are counted, from the beginning of all bytes.
  private var lineStart = 0
  private var counted = 0

  /// Counts up to an offset of the window.
  mutating func pass(_ offset: Int, _ window: ScanWindow) {
    var at = counted - window.dropped
    while at < min(offset, window.end) {
      if window.base[at] == 0x0A {
        line += 1
        lineStart = window.dropped + at + 1
      }
      at += 1
    }
    counted = max(counted, window.dropped + offset)
  }

  mutating func rebase(_ window: ScanWindow) {
    counted = max(counted, window.dropped)
  }

  mutating func place(of offset: Int, _ window: ScanWindow) -> (line: Int, column: Int) {
    pass(offset, window)
    return (line, max(1, window.dropped + offset - lineStart + 1))
  }

  mutating func lines(to offset: Int, _ window: ScanWindow) -> Int {
    pass(offset, window)
    return line
  }
}
