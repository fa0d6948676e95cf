internal import BillingCore
internal import Synchronization

/// Reads files with several threads: long ones in parts, short ones side by side.
final class FileScan: Sendable {
  /// Parts shorter than this are not worth a thread.
  private static let shortestPart = 2 * 1024 * 1024

  let workers: [ScanWorker]
  private let sources: [SourceFile]
  private let tasks: [ScanTask]
  private let control: ScanControl
  private let progress = Mutex<(next: Int, done: Int, stopped: Bool)>((0, 0, false))
  private let found: Mutex<ResultSlots>

  /// On top of series that are known already, if there are any.
  init(_ sources: [SourceFile], _ control: ScanControl, known: KnownSeries? = nil) {
    self.sources = sources
    self.control = control
    workers = (0..<control.threads).map { ScanWorker(number: $0, known: known) }
    tasks = sources.indices.flatMap { Self.tasks($0, sources[$0], control.threads) }
    found = Mutex(ResultSlots(slots: Array(repeating: nil, count: tasks.count)))
  }

  private static func tasks(_ number: Int, _ source: SourceFile, _ threads: Int) -> [ScanTask] {
    let whole = 0..<source.size
    if source.isGzip { return [ScanTask(file: number, range: whole, form: gzipForm(source))] }
    let head = source.head
    let form = FileForm(head: head, isWhole: head.count == source.size)
    guard form == .lines else { return [ScanTask(file: number, range: whole, form: form)] }
    let parts = min(threads, source.size / shortestPart)
    return source.ranges(parts).map { ScanTask(file: number, range: $0, form: form) }
  }

  private static func gzipForm(_ source: SourceFile) -> FileForm {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { room.deallocate() }
    let feed = GzipFeed(MemoryFeed(source.head))
    var count = 0
    while count < room.count, let base = room.baseAddress,
      let got = try? feed.read(into: base + count, count: room.count - count), got > 0
    {
      count += got
    }
    return FileForm(head: Array(room[..<count]), isWhole: false)
  }

  /// The results by file, each in the order of its parts; nil when it was cancelled.
  func run() -> [[ScanResult]]? {
    ThreadPool.run(min(control.threads, max(tasks.count, 1))) { self.work($0) }
    guard !progress.withLock(\.stopped) else { return nil }
    let slots = found.withLock { $0 }.slots
    var files = [[ScanResult]](repeating: [], count: sources.count)
    for (task, result) in zip(tasks, slots) {
      if let result { files[task.file].append(result) }
    }
    return files
  }

  private func work(_ worker: Int) {
    while let number = nextTask() {
      let task = tasks[number]
      let result = workers[worker].run(
        task, sources[task.file], onRead: { self.note($0, worker) }, goesOn: { self.goesOn() })
      found.withLock { $0.slots[number] = result }
    }
  }

  private func nextTask() -> Int? {
    progress.withLock { state in
      guard state.next < tasks.count, !state.stopped else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func note(_ bytes: Int, _ worker: Int) {
    let done = progress.withLock { state in
      state.done += bytes
      return state.done
    }
    guard worker == 0, let report = control.progress else { return }
    report(done, sources.contains(where: \.isGzip) ? 0 : sources.reduce(0) { $0 + $1.size })
  }

  private func goesOn() -> Bool {
    guard let isCancelled = control.isCancelled else { return true }
    if isCancelled() { progress.withLock { $0.stopped = true } }
    return !progress.withLock(\.stopped)
  }
}

/// Where the threads put their results; each result is handed over once.
private struct ResultSlots: @unchecked Sendable {
  var slots: [ScanResult?]
}
