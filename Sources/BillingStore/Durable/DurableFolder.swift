import Glibc
import StrictJSON
import Synchronization

/// A data folder: documents, and the journal that is their commit point. Knows bytes, names,
/// revisions and hashes, and nothing of billing.
package final class DurableFolder: Sendable {
  package let path: String
  let folder: FolderHandle
  let limits: DurableLimits
  /// Set when a change may or may not have been saved: only a new start can tell.
  private let isUncertain = Mutex(false)

  /// Documents larger than this are refused; large data is placed, not written.
  package static let largestDocument = 64 << 20

  /// Opens a folder that `initialize` made. Nothing is written.
  package init(
    path: String, limits: DurableLimits = DurableLimits()
  ) throws(StoreProblem) {
    self.path = path
    self.limits = limits
    folder = try FolderHandle(path: path)
  }

  func stopWriting() { isUncertain.withLock { $0 = true } }

  func requireCertainty() throws(StoreProblem) {
    guard isUncertain.withLock({ $0 }) else { return }
    throw StoreProblem(
      .readOnly, "an earlier change may or may not have been saved", file: path,
      remedy: "open the data again, then check it")
  }
}

extension DurableFolder {
  func lockNote() throws(StoreProblem) -> LockNote {
    guard try folder.exists(FolderLock.fileName) else { return LockNote() }
    let open: OpenFile
    do {
      open = try folder.open(FolderLock.fileName)
    } catch {
      // A reader of another user may not see it; it only makes recovery more certain.
      return LockNote()
    }
    return FolderLock.note(in: try open.readAll(atMost: 4096))
  }

  func loadCheckpoint(_ journal: borrowing Journal) throws(StoreProblem) -> Checkpoint? {
    guard try folder.exists(Checkpoint.fileName) else { return nil }
    guard
      let bytes = try? folder.open(Checkpoint.fileName).readAll(atMost: Checkpoint.largest),
      let checkpoint = Checkpoint(bytes), try journal.holds(checkpoint)
    else { return nil }
    return checkpoint
  }

  /// Best effort: without it the next start reads more.
  func save(_ checkpoint: Checkpoint) {
    let temporary = Checkpoint.fileName + ".new"
    do throws(StoreProblem) {
      try folder.removeIfPresent(temporary)
      let open = try folder.create(temporary)
      try open.writeAll(checkpoint.bytes)
      try open.close()
      try Syscall.rename(folder.descriptor, temporary, to: Checkpoint.fileName)
    } catch {
      try? folder.removeIfPresent(temporary)
    }
  }
}
