import Glibc

extension DurableFolder {
  static let importPrefix = ".import-"

  /// Writes a large file beside its place, piece by piece, and syncs it and its name: the journal
  /// does not hold its content, so a record must never outlive it. Nobody sees it before a change
  /// places it; one that is never placed is removed a day later.
  package func stage(
    _ path: StorePath, _ next: () throws -> [UInt8]?
  ) throws -> StagedFile {
    let folder = try folder.makingFolder(path.folders)
    let name = Self.importPrefix + Syscall.randomName()
    let file = try folder.create(name)
    var (hash, size) = (SHA256(), 0)
    do {
      while let piece = try next() {
        try file.writeAll(piece)
        hash.update(piece[...])
        size += piece.count
      }
      try Syscall.sync(file.descriptor, file: name)
      try folder.sync()
      // Whoever made the folder may have been killed before its own name was synced.
      try self.folder.sync()
    } catch {
      try? folder.removeIfPresent(name)
      throw error
    }
    return StagedFile(
      path: path, size: size, hash: hash.finishedHex(), temporaryName: name)
  }

  package func discard(_ staged: StagedFile) {
    guard let folder = try? folder.folder(of: staged.path) else { return }
    try? folder.removeIfPresent(staged.temporaryName)
  }

  func size(of staged: StagedFile) throws(StoreProblem) -> Int? {
    try folder.folder(of: staged.path).status(staged.temporaryName).map { Int($0.st_size) }
  }
}
