package import BillingCore
package import BillingService
import Synchronization

/// The JSON-file backend: a folder of documents that people can read, behind the durable layer.
package final class JSONFileRepository: Repository {
  /// A snapshot, and what the folder looked like just before it was read.
  struct Kept {
    var snapshot: Snapshot
    var stamp: FolderStamp
    var usage: LazyUsage
    /// Whoever asks next needn't look at the folder: it was looked at for just that.
    var isForNext = false
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
      if let now = kept, now.isForNext {
        kept?.isForNext = false
        return now.snapshot
      }
      if let now = kept, now.snapshot.trouble() == nil, now.stamp.isStill(folder) {
        return now.snapshot
      }
      if kept == nil, let start = cached() {
        kept = start
        return start.snapshot
      }
      let next = try read(after: kept)
      kept = next
      return next.snapshot
    }
  }

  /// The state that a session begins with. Its first question is answered from the same one.
  package func opening() throws(BillingError) -> Snapshot {
    let first = try snapshot()
    kept.withLock { $0?.isForNext = true }
    return first
  }

  /// After something was written, nobody is answered from before.
  func lookAgain() { kept.withLock { $0?.isForNext = false } }

  /// The state that the last start packed, while the folder still looks the same.
  private func cached() -> Kept? {
    guard let state = StateCache(store: folder).load() else { return nil }
    let usage = shelf.usage(state.imports, after: nil)
    let snapshot = Snapshot(
      generation: 1, organization: state.organization, usage: usage,
      problems: shelf.problems(with: state.usage), readOnlyReason: folder.writeObstacle,
      spikes: SpikeCache(store: folder), trouble: { state.doubt?.trouble })
    return Kept(snapshot: snapshot, stamp: state.stamp, usage: usage)
  }

  /// What a killed import left to be done is done before its records are asked for; where nothing
  /// may be written they are said to be missing.
  private func finished(_ durable: DurableState) throws(StoreProblem) -> DurableState {
    guard !durable.unplaced.isEmpty, (try? folder.recover(time: Self.now.text)) != nil else {
      return durable
    }
    return try folder.read()
  }

  private func read(after last: Kept?) throws(BillingError) -> Kept {
    // Before the documents: what changes while they are read is read again the next time.
    let stamp = FolderStamp(folder)
    let isFresh = stamp.isTooFresh
    let durable = try storing { () throws(StoreProblem) in try finished(folder.read()) }
    let state = try StoreState(durable)
    let usage = shelf.usage(state.saved.imports, after: last?.usage)
    let files = durable.largeFiles.map {
      StateCache.UsageFileLook(file: $0.path.text, size: $0.size)
    }
    if state.isSound, !isFresh {
      StateCache(store: folder).save(
        StateCache.State(
          stamp: stamp, organization: state.saved.organization, places: state.saved.places,
          imports: state.saved.imports, usage: files))
    }
    let snapshot = Snapshot(
      generation: (last?.snapshot.generation ?? 0) + 1, organization: state.shown,
      usage: usage, problems: state.problems + shelf.problems(with: files),
      readOnlyReason: state.readOnlyReason ?? folder.writeObstacle,
      spikes: SpikeCache(store: folder))
    return Kept(snapshot: snapshot, stamp: stamp, usage: usage)
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
