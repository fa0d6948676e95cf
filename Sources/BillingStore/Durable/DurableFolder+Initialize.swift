import Glibc

extension DurableFolder {
  /// Makes a new organization: the folder may be absent or empty, never anything else.
  package static func initialize(
    path: String, time: String, _ change: ProposedChange
  ) throws(StoreProblem) -> DurableFolder {
    do {
      try Syscall.makeFolder(AT_FDCWD, path, mode: 0o700)
    } catch {
      guard error.cause.hasPrefix("EEXIST") else { throw error }
    }
    let store = try DurableFolder(path: path)
    try store.requireEmpty()
    try Syscall.setMode(store.folder.descriptor, 0o700, file: path)
    var transaction = try Transaction(new: store, DurableRequest(time: time))
    _ = try transaction.save(change)
    try store.folder.syncParent()
    return store
  }

  /// What an interrupted `initialize` left is no obstacle; a journal with a record is.
  private func requireEmpty() throws(StoreProblem) {
    var isFree = try !hasRecords()
    for name in try folder.names() {
      if [FolderLock.fileName, JournalSegment.folder].contains(name) { continue }
      if !(try isLeftover(name)) { isFree = false }
    }
    guard isFree else {
      throw StoreProblem(
        .notEmpty, "\"\(path)\" is not empty", file: path,
        remedy: "choose a new or an empty folder")
    }
  }

  /// A staged document, or a folder with nothing else in it.
  private func isLeftover(_ name: String) throws(StoreProblem) -> Bool {
    if name.hasPrefix(Staging.prefix) { return true }
    guard try folder.isFolder(name) else { return false }
    let inside = try folder.folder(name).names()
    return inside.allSatisfy { $0.hasPrefix(Staging.prefix) }
  }

  private func hasRecords() throws(StoreProblem) -> Bool {
    guard let journal = try Journal(in: folder) else { return false }
    let segments = try journal.segments()
    guard let first = segments.first else { return false }
    let bytes = try journal.bytes(first)
    return segments.count > 1 || bytes.contains(UInt8(ascii: "\n"))
  }
}

extension Transaction {
  /// The first change of a folder that has no journal yet.
  init(new store: DurableFolder, _ request: DurableRequest) throws(StoreProblem) {
    let lock = try FolderLock(store.folder, now: request.time, patience: 0)
    let journal = try store.folder.makingFolder([JournalSegment.folder])
    let segment = JournalSegment(first: 1)
    try journal.removeIfPresent(segment.name)
    self.store = store
    self.request = request
    self.lock = lock
    survey = Survey(
      table: StoreTable(), last: nil, segment: segment, end: 0, size: 0, unsaved: 0)
  }
}
