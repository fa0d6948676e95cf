package import BillingCore
package import BillingService
import Synchronization

/// The JSON-file backend: a folder of documents that people can read, behind the durable layer.
package final class JSONFileRepository: Repository {
  /// A snapshot, and what the folder looked like just before it was read.
  struct Kept {
    var snapshot: Snapshot
    var stamp: FolderStamp
    var files: [String]
    var usage: LazyUsage
  }

  let folder: DurableFolder
  let shelf: UsageShelf
  /// How long a change waits for another writer; never in the thread of a user interface.
  let patienceMilliseconds: Int
  let kept = Mutex<Kept?>(nil)
  let staged = Mutex<[String: StagedUsage]>([:])

  init(_ folder: DurableFolder, shelf: UsageShelf, patienceMilliseconds: Int) {
    self.folder = folder
    self.shelf = shelf
    self.patienceMilliseconds = patienceMilliseconds
  }

  package var path: String { folder.path }

  /// The state on the disk; the same value while nothing there changed.
  package func snapshot() throws(BillingError) -> Snapshot {
    try kept.withLock { kept throws(BillingError) in
      if let now = kept, now.stamp == FolderStamp(folder, now.files) { return now.snapshot }
      let next = try read(after: kept)
      kept = next
      return next.snapshot
    }
  }

  private func read(after last: Kept?) throws(BillingError) -> Kept {
    let files = last?.files ?? []
    var stamp = FolderStamp(folder, files)
    let durable = try storing { () throws(StoreProblem) in try folder.read() }
    let state = try StoreState(durable)
    let now = FolderStamp.files(of: durable)
    // The first time nobody knew which files to look at: a change in between is read again.
    if now != files { stamp = FolderStamp(folder, now) }
    let usage = shelf.usage(state.saved.imports, after: last?.usage)
    let snapshot = Snapshot(
      generation: (last?.snapshot.generation ?? 0) + 1, organization: state.shown,
      usage: usage, problems: state.problems + shelf.problems(with: durable.largeFiles),
      readOnlyReason: state.readOnlyReason ?? folder.writeObstacle)
    return Kept(snapshot: snapshot, stamp: stamp, files: now, usage: usage)
  }

  /// The store's problems in the service's words.
  func storing<Result>(_ body: () throws(StoreProblem) -> Result) throws(BillingError) -> Result {
    do throws(StoreProblem) {
      return try body()
    } catch {
      throw error.billingError
    }
  }
}
