import Glibc

extension DurableFolder {
  private static let backups = "backups"

  /// A copy of the committed state and the whole journal, in a new folder at `path`.
  package func backup(to path: String, time: String) throws(StoreProblem) {
    try Syscall.makeFolder(AT_FDCWD, path, mode: 0o700)
    let target = try FolderHandle(path: path)
    try Syscall.setMode(target.descriptor, 0o700, file: path)
    try copy(to: target, time: time)
    try target.syncParent()
  }

  /// The backup of a day inside the data folder, if it isn't there yet; true when it was made.
  package func backUpDaily(day: String, time: String) throws(StoreProblem) -> Bool {
    guard let name = StorePath(day), name.steps.count == 1 else { return false }
    let backups = try folder.makingFolder([Self.backups])
    if try backups.exists(day) { return false }
    // A copy that was interrupted keeps its name, so that it is never taken for a whole one.
    let partial = "\(day).partial-\(Syscall.randomName())"
    try copy(to: try backups.makingFolder([partial]), time: time)
    try Syscall.renameNew(backups.descriptor, partial, to: day)
    try backups.sync()
    return true
  }

  /// A new data folder at `path` from a backup, after every byte of the backup was checked.
  package static func restore(
    from backup: String, to path: String, time: String
  ) throws(StoreProblem) {
    let source = try DurableFolder(path: backup)
    let report = try source.verify()
    if let problem = report.damage ?? report.largeFiles.first { throw problem }
    try source.backup(to: path, time: time)
    let copy = try DurableFolder(path: path).verify()
    if let problem = copy.damage ?? copy.largeFiles.first { throw problem }
  }

  private func copy(to target: borrowing FolderHandle, time: String) throws(StoreProblem) {
    var transaction = try Transaction(
      self, DurableRequest(time: time, patienceMilliseconds: 5000))
    try transaction.recover()
    let state = try transaction.state()
    for file in state.documents {
      try target.makingFolder(file.path.folders).writeWhole(file.path.name, file.bytes)
    }
    for file in state.largeFiles {
      let source = try folder.folder(of: file.path).open(file.path.name)
      try target.makingFolder(file.path.folders).copyWhole(file.path.name, from: source)
    }
    guard let journal = try Journal(in: folder) else { throw noJournal() }
    let copied = try target.makingFolder([JournalSegment.folder])
    for segment in try journal.segments() {
      try copied.copyWhole(segment.name, from: try journal.folder.open(segment.name))
    }
    try copied.sync()
    for steps in Set((state.documents.map(\.path) + state.largeFiles.map(\.path)).map(\.folders)) {
      try target.folder(steps).sync()
    }
    try target.sync()
  }
}

extension FolderHandle {
  /// A synced copy of an open file.
  fileprivate func copyWhole(
    _ name: String, from source: borrowing OpenFile
  ) throws(StoreProblem) {
    let file = try create(name)
    var at = 0
    while true {
      let piece = try source.read(at..<at + 1 << 20)
      if piece.isEmpty { break }
      try file.writeAll(piece)
      at += piece.count
    }
    try Syscall.sync(file.descriptor, file: name)
    try file.close()
  }
}
