import CPlatform
import Glibc

extension Transaction {
  /// Cuts off a record that was never finished, and puts the documents of the last one in place.
  /// A power cut may have taken the note that the lock was abandoned: then who `isThorough` looks
  /// for leftovers all the same.
  mutating func recover(isThorough: Bool = false) throws(StoreProblem) {
    if survey.isTorn { try cutTornTail() }
    if lock.isAbandoned || isThorough { try removeLeftovers() }
    guard let last = survey.last, lock.note.appliedHash != last.hash else { return }
    let pending = try pendingDocuments(of: last)
    if !pending.isEmpty {
      var missing = last
      missing.documents = pending
      let staging = Staging(store, missing)
      try staging.write()
      try staging.place()
      notes.append("finished record \(last.sequence), which a crash had interrupted")
    } else {
      for steps in Set(last.documents.map(\.path.folders)) {
        if let folder = try? store.folder.folder(steps) { try folder.sync() }
      }
    }
    try syncJournal()
    lock.markApplied(last.head)
  }

  private mutating func cutTornTail() throws(StoreProblem) {
    guard let journal = try Journal(in: store.folder) else { throw store.noJournal() }
    let file = try journal.folder.open(survey.segment.name, writing: true)
    try Syscall.truncate(file.descriptor, to: survey.end, file: survey.segment.file)
    try Syscall.sync(file.descriptor, file: survey.segment.file)
    notes.append(
      "cut \(survey.size - survey.end) bytes of an unfinished record off \(survey.segment.file)")
    survey.size = survey.end
  }

  private func pendingDocuments(
    of record: JournalRecord
  ) throws(StoreProblem) -> [JournalDocument] {
    var pending: [JournalDocument] = []
    for document in record.documents {
      if let staged = document.staged {
        let folder = try store.folder.folder(of: document.path)
        if try folder.exists(staged) { pending.append(document) }
        continue
      }
      let found = try store.folder.bytes(at: document.path, atMost: DurableFolder.largestDocument)
        .map { SHA256.hex(of: $0) }
      if found != document.hash, found == document.before { pending.append(document) }
    }
    return pending
  }

  /// Staged documents of a writer that died before its commit.
  private func removeLeftovers() throws(StoreProblem) {
    let kept = Set((survey.last?.documents ?? []).compactMap(\.staged))
    var folders = Set(survey.table.files.keys.map(\.folders))
    folders.insert([])
    for steps in folders {
      guard let folder = try? store.folder.folder(steps) else { continue }
      for name in try folder.names() where !kept.contains(name) {
        if name.hasPrefix(Staging.prefix) { try folder.removeIfPresent(name) }
        if name.hasPrefix(DurableFolder.importPrefix) {
          let changed = try folder.status(name)?.st_mtim.tv_sec ?? 0
          if Syscall.secondsNow - changed > 86_400 { try folder.removeIfPresent(name) }
        }
      }
    }
  }
}
