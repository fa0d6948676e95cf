import StrictJSON

/// One change on its way to the disk, from the lock to "saved".
struct Transaction: ~Copyable {
  let store: DurableFolder
  let request: DurableRequest
  var lock: FolderLock
  var survey: Survey
  var notes: [String] = []

  init(_ store: DurableFolder, _ request: DurableRequest) throws(StoreProblem) {
    let lock = try FolderLock(
      store.folder, now: request.time, patience: request.patienceMilliseconds)
    let survey = try store.survey()
    if let trouble = survey.trouble { throw trouble }
    self.store = store
    self.request = request
    self.lock = lock
    self.survey = survey
  }

  /// The saved result of the same key, if there is one.
  func earlierOutcome() throws(StoreProblem) -> CommitOutcome? {
    try store.earlierOutcome(of: request, survey)
  }

  func state() throws(StoreProblem) -> DurableState {
    try store.state(survey, note: lock.note)
  }

  /// Stages, commits, puts in place. Before the journal has the record every failure leaves the
  /// old state; after it, the change is saved whatever happens to the documents.
  mutating func save(_ change: ProposedChange) throws(StoreProblem) -> CommitOutcome {
    let record = try record(of: change)
    let staging = Staging(store, record)
    do throws(StoreProblem) {
      try staging.write()
      try keepEdits(of: record, staging)
    } catch {
      staging.discard()
      throw error
    }
    let committed: JournalRecord
    do {
      committed = try append(record)
    } catch {
      if error.code != .unknownOutcome { staging.discard() }
      throw error
    }
    survey.table.apply(committed)
    survey.last = committed
    let isInPlace = place(staging)
    try syncAgain()
    if isInPlace { finish(committed) }
    return outcome(committed)
  }

  /// What can't be put in place now is by the next writer.
  private mutating func place(_ staging: Staging) -> Bool {
    do throws(StoreProblem) {
      try staging.place()
      return true
    } catch {
      notes.append("saved, but not in place yet: \(error.message) (\(error.cause))")
      return false
    }
  }

  /// An edit that nobody accepted is kept under another name before it is overwritten.
  private mutating func keepEdits(
    of record: JournalRecord, _ staging: Staging
  ) throws(StoreProblem) {
    for document in record.documents where document.staged == nil && document.before != nil {
      let path = document.path
      let known = survey.table.files[path]?.hash
      guard document.before != known, document.before != document.hash else { continue }
      notes.append("kept the edited \(path.text) as \(try staging.keepAside(path))")
    }
  }

  private func outcome(_ record: JournalRecord) -> CommitOutcome {
    CommitOutcome(
      head: record.head, result: record.entry.result, isRepeat: false, notes: notes)
  }

  /// The documents are in place and synced: say so, and remember the state now and then.
  private mutating func finish(_ record: JournalRecord) {
    lock.markApplied(record.head)
    guard survey.unsaved >= store.limits.checkpointBytes else { return }
    store.save(Checkpoint(table: survey.table, segment: survey.segment, offset: survey.end))
    survey.unsaved = 0
  }
}
