internal import BillingCore

/// A file, or a part of it between two line ends, that one thread reads.
struct ScanTask {
  var file: Int
  var range: Range<Int>
  var form: FileForm
}

/// What a task found. Its series are those of the thread's book.
final class ScanResult {
  let batch = RecordBatch()
  var tally = ScanTally()
  var rejects = RejectList()
  var worker = 0
}

/// One thread's memory of series and line forms, kept from task to task.
final class ScanWorker: @unchecked Sendable {
  let number: Int
  let book = SeriesBook()
  private let templates = LineTemplates()
  private let foreteller: LineForeteller?
  /// How many series were known before: the book's come behind them.
  private let known: Int

  init(number: Int, known: KnownSeries?) {
    self.number = number
    self.known = known?.rows.count ?? 0
    foreteller = known.map(LineForeteller.init)
  }

  /// `onRead` is told of bytes as they come; `goesOn` is asked after each chunk.
  func run(
    _ task: ScanTask, _ source: SourceFile, onRead: @escaping (Int) -> Void, goesOn: () -> Bool
  ) -> ScanResult {
    let result = ScanResult()
    result.worker = number
    let reader = RecordReader(
      book: book, batch: result.batch, bytes: task.range.count, first: known)
    let raw = source.feed(task.range)
    let feed: any ByteFeed = source.isGzip ? GzipFeed(raw) : raw
    let window = ScanWindow(feed, onRead: onRead)
    switch task.form {
    case .lines: result.rejects = lines(window, reader, goesOn)
    case .document:
      let document = DocumentScanner(window, reader)
      document.scan(goesOn: goesOn)
      result.rejects = document.rejects
    }
    result.tally = reader.tally
    return result
  }

  private func lines(_ window: ScanWindow, _ reader: RecordReader, _ goesOn: () -> Bool)
    -> RejectList
  {
    let scanner = LineScanner(window, reader, templates, foreteller)
    var rejects: RejectList
    do throws(ScanProblem) {
      try scanner.scan(goesOn: goesOn)
      rejects = scanner.rejects
    } catch {
      reader.tally.read += 1
      reader.tally.rejected += 1
      rejects = scanner.rejects
      rejects.add(line: reader.tally.lines + 1, column: 1, error.reason)
    }
    return rejects
  }
}
