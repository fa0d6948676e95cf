extension DurableFolder {
  /// The last committed state, without a lock: a writer in between makes it read again, so that it
  /// is old or new, never a mix.
  package func read() throws(StoreProblem) -> DurableState {
    try undisturbed(isWhole: false) { survey throws(StoreProblem) in
      try state(survey, note: try lockNote())
    }
  }

  /// Repeats `body` until no writer came in between. Trouble is believed when it was seen twice,
  /// because a writer may have taken back a record while it was read.
  func undisturbed<Result>(
    isWhole: Bool, _ body: (Survey) throws(StoreProblem) -> Result
  ) throws(StoreProblem) -> Result {
    for attempt in 0..<50 {
      if attempt > 0 { Syscall.pause(milliseconds: min(attempt, 10)) }
      let survey = try survey(isWhole: isWhole)
      if survey.trouble != nil, attempt == 0 { continue }
      let result = try body(survey)
      if try isUnchanged(since: survey) { return result }
    }
    throw StoreProblem(
      .busy, "others keep saving while the data is read", file: path, remedy: "try again")
  }

  private func isUnchanged(since survey: Survey) throws(StoreProblem) -> Bool {
    guard let journal = try Journal(in: folder) else { return false }
    guard survey.trouble == nil else { return true }
    guard try journal.segments().last == survey.segment else { return false }
    return try journal.size(survey.segment) == survey.size
  }

  /// Reads the documents that belong to a survey.
  func state(_ survey: Survey, note: LockNote) throws(StoreProblem) -> DurableState {
    guard survey.table.head.sequence > 0 || survey.trouble != nil else { throw noJournal() }
    var state = DurableState(head: survey.table.head, trouble: survey.trouble)
    if survey.isTorn { state.notes.append("an unfinished record at the end is not used") }
    for path in try allPaths(survey.table) {
      try add(path, to: &state, survey, note)
    }
    return state
  }

  /// What a large file of the last record is still called; nil where it is in its place, or gone.
  func nameBeforePlacing(_ path: StorePath, _ survey: Survey) throws(StoreProblem) -> String? {
    let last = survey.last?.documents.first { $0.path == path }
    guard let staged = last?.staged else { return nil }
    let folder = try folder.folder(of: path)
    if try folder.exists(path.name) { return nil }
    return try folder.exists(staged) ? staged : nil
  }

  private func add(
    _ path: StorePath, to state: inout DurableState, _ survey: Survey, _ note: LockNote
  ) throws(StoreProblem) {
    let known = survey.table.files[path]
    if let known, known.isLarge {
      state.largeFiles.append(StoredFile(path: path, size: known.size, hash: known.hash))
      if try nameBeforePlacing(path, survey) != nil { state.unplaced.append(path) }
      return
    }
    let (found, failure) = try content(of: path)
    let hash = found.map { SHA256.hex(of: $0) }
    if hash == known?.hash {
      if let found, let hash {
        state.documents.append(StoredDocument(path: path, bytes: found, hash: hash))
      }
      return
    }
    if survey.trouble?.code == .damaged {
      // What is on the disk is all there is.
      if let found, let hash {
        state.documents.append(StoredDocument(path: path, bytes: found, hash: hash))
      }
      return
    }
    let committed = try known.flatMap { file throws(StoreProblem) in
      try image(of: path, written: file, survey)
    }
    if known != nil, committed == nil { state.trouble = state.trouble ?? lost(path) }
    if let committed, let known {
      state.documents.append(StoredDocument(path: path, bytes: committed, hash: known.hash))
    }
    if isPending(path, found: hash, survey, note) {
      state.notes.append("\(path.text) will be put in place by the next change")
    } else {
      state.edits.append(
        HandEdit(path: path, committed: committed, found: found, failure: failure))
    }
  }

  /// One document that can't be read keeps nobody from reading the others.
  private func content(
    of path: StorePath
  ) throws(StoreProblem) -> (bytes: [UInt8]?, failure: StoreProblem?) {
    do throws(StoreProblem) {
      return (try folder.bytes(at: path, atMost: Self.largestDocument), nil)
    } catch {
      // Without descriptors or memory nothing can be said about any document.
      if error.cause.hasPrefix("EMFILE") || error.cause.hasPrefix("ENFILE") { throw error }
      return (nil, error)
    }
  }

  /// Whether the file is as it was before the last record, whose renames may not have happened.
  func isPending(
    _ path: StorePath, found hash: String?, _ survey: Survey, _ note: LockNote
  ) -> Bool {
    guard let last = survey.last, note.appliedHash != last.hash,
      let document = last.documents.first(where: { $0.path == path })
    else { return false }
    return hash == document.before
  }

  /// The text that the journal wrote last, from the last record or from further back.
  private func image(
    of path: StorePath, written file: StoreTable.File, _ survey: Survey
  ) throws(StoreProblem) -> [UInt8]? {
    var text = survey.last?.documents.first { $0.path == path }?.text
    if text == nil, let journal = try Journal(in: folder) {
      try journal.visitBackward { record throws(StoreProblem) in
        guard record.sequence == file.sequence else { return record.sequence > file.sequence }
        text = record.documents.first { $0.path == path }?.text
        return false
      }
    }
    return text.flatMap { SHA256.hex(of: $0) == file.hash ? $0 : nil }
  }

  private func lost(_ path: StorePath) -> StoreProblem {
    StoreProblem(
      .damaged, "the journal no longer holds the text of \(path.text)", file: path.text,
      remedy: "restore a backup")
  }

  /// What the journal knows, and what lies in the folder beside it.
  private func allPaths(_ table: StoreTable) throws(StoreProblem) -> [StorePath] {
    var paths = Set(table.files.keys)
    let largeFolders = Set(table.files.filter { $0.value.isLarge }.keys.compactMap(\.folders.first))
    try collect([], except: largeFolders.union(Self.ownFolders), into: &paths)
    return paths.sorted()
  }

  /// Folders that hold no documents.
  private static let ownFolders: Set<String> = [JournalSegment.folder, "backups", "usage"]

  private func collect(
    _ steps: [String], except: Set<String>, into paths: inout Set<StorePath>
  ) throws(StoreProblem) {
    let here = try folder.folder(steps)
    for name in try here.names() where !(steps.isEmpty && except.contains(name)) {
      let place = (steps + [name]).joined(separator: "/")
      guard let path = StorePath(place) else { continue }
      if try here.isFolder(name) {
        if steps.count < 3 { try collect(steps + [name], except: except, into: &paths) }
      } else if name.hasSuffix(".json") {
        paths.insert(path)
      }
    }
  }
}
