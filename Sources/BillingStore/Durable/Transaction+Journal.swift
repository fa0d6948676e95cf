import StrictJSON

extension Transaction {
  /// The record of a change, with what lies on the disk before it.
  func record(of change: ProposedChange) throws(StoreProblem) -> JournalRecord {
    var documents: [JournalDocument] = []
    for one in change.changes {
      guard !documents.contains(where: { $0.path == one.path }) else {
        throw StoreProblem(
          .refused, "one change writes \(one.path.text) twice", file: one.path.text,
          remedy: "write it once")
      }
      documents.append(try document(of: one))
    }
    var entry = change.entry
    (entry.key, entry.fingerprint) = (request.key, request.fingerprint)
    let head = survey.table.head
    return JournalRecord(
      sequence: head.sequence + 1, previousHash: head.hash,
      revision: head.revision + (documents.isEmpty ? 0 : 1), entry: entry, documents: documents)
  }

  private func document(of change: DocumentChange) throws(StoreProblem) -> JournalDocument {
    let path = change.path
    switch change {
    case .write(_, let text):
      guard text.count <= DurableFolder.largestDocument,
        String(validating: text, as: UTF8.self) != nil
      else {
        throw StoreProblem(
          .refused, "\(path.text) is too large, or not UTF-8", file: path.text,
          remedy: "write text of at most \(DurableFolder.largestDocument) bytes")
      }
      return JournalDocument(
        path: path, before: try hashOnDisk(path), hash: SHA256.hex(of: text), size: text.count,
        text: text)
    case .remove:
      return JournalDocument(path: path, before: try hashOnDisk(path), size: 0)
    case .place(let file):
      guard try store.size(of: file) == file.size else {
        throw StoreProblem(
          .refused, "the file staged for \(path.text) is gone or changed", file: path.text,
          remedy: "import it again")
      }
      return JournalDocument(
        path: path, before: survey.table.files[path]?.hash, hash: file.hash, size: file.size,
        staged: file.temporaryName)
    }
  }

  private func hashOnDisk(_ path: StorePath) throws(StoreProblem) -> String? {
    if let known = survey.table.files[path], known.isLarge { return known.hash }
    return try store.folder.bytes(at: path, atMost: DurableFolder.largestDocument)
      .map { SHA256.hex(of: $0) }
  }

  /// The commit point. What can't be written whole is cut off again.
  mutating func append(_ record: JournalRecord) throws(StoreProblem) -> JournalRecord {
    guard let journal = try Journal(in: store.folder) else { throw store.noJournal() }
    let (bytes, hash) = record.line()
    let isNew = survey.end >= store.limits.segmentBytes || survey.table.head.sequence == 0
    if isNew, survey.segment.first != record.sequence {
      survey.segment = JournalSegment(first: record.sequence)
      survey.end = 0
    }
    let name = survey.segment.name
    let exists = try journal.folder.exists(name)
    let file =
      exists ? try journal.folder.open(name, writing: true) : try journal.folder.create(name)
    do throws(StoreProblem) {
      try file.writeAll(bytes)
      try Syscall.syncData(file.descriptor, file: survey.segment.file)
      if survey.end == 0 { try journal.folder.sync() }
    } catch {
      throw cut(file, because: error)
    }
    survey.end += bytes.count
    survey.size = survey.end
    survey.unsaved += bytes.count
    var committed = record
    committed.hash = hash
    return committed
  }

  /// Takes back what was written, and says how it ended.
  private func cut(
    _ file: borrowing OpenFile, because problem: StoreProblem
  ) -> StoreProblem {
    do throws(StoreProblem) {
      try Syscall.truncate(file.descriptor, to: survey.end, file: survey.segment.file)
      try Syscall.sync(file.descriptor, file: survey.segment.file)
    } catch {
      store.stopWriting()
      return .outcomeUnknown(key: request.key, after: problem)
    }
    return problem
  }

  /// With one sync only, XFS lost the record when the power went at the wrong instant.
  func syncAgain() throws(StoreProblem) {
    do throws(StoreProblem) {
      try syncJournal()
    } catch {
      store.stopWriting()
      throw .outcomeUnknown(key: request.key, after: error)
    }
  }

  func syncJournal() throws(StoreProblem) {
    guard let journal = try Journal(in: store.folder) else { throw store.noJournal() }
    let file = try journal.folder.open(survey.segment.name, writing: true)
    try Syscall.sync(file.descriptor, file: survey.segment.file)
  }
}
