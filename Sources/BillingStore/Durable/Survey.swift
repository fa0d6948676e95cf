/// What the journal says: the state it leads to, and how it ends.
struct Survey {
  var table: StoreTable
  /// The last record, when it was read and not only remembered by the checkpoint.
  var last: JournalRecord?
  var segment: JournalSegment
  /// Where the good records end in `segment`, and where its file ends.
  var end: Int
  var size: Int
  /// How many bytes of journal lie behind the checkpoint.
  var unsaved: Int
  var trouble: StoreProblem?

  var isTorn: Bool { end < size }
}

extension DurableFolder {
  /// Reads the journal from the checkpoint on, or all of it.
  func survey(isWhole: Bool = false) throws(StoreProblem) -> Survey {
    // Before the journal: a record that the note names must then be found there.
    let note = try lockNote()
    guard let journal = try Journal(in: folder), let first = try journal.segments().first else {
      throw noJournal()
    }
    let checkpoint = isWhole ? nil : try loadCheckpoint(journal)
    var survey = Survey(
      table: checkpoint?.table ?? StoreTable(), last: nil,
      segment: checkpoint?.segment ?? first, end: checkpoint?.offset ?? 0, size: 0, unsaved: 0)
    let scan = try journal.scan(
      after: survey.table.head, from: survey.segment, at: survey.end
    ) { record, segment, range in
      survey.table.apply(record)
      survey.last = record
      survey.segment = segment
      survey.end = range.upperBound
      survey.unsaved += range.count
    }
    if let fresh = try journal.segments().last, fresh.first == survey.table.head.sequence + 1 {
      survey.segment = fresh
      survey.end = 0
    }
    survey.size = scan.tornTail == nil ? survey.end : try journal.size(survey.segment)
    survey.trouble = scan.damage ?? newer(scan) ?? shortened(survey, note)
    return survey
  }

  func noJournal() -> StoreProblem {
    StoreProblem(
      .missing, "\"\(path)\" has no journal, so it is not an organization's data", file: path,
      remedy: "check the path; make a new organization with init, or restore a backup")
  }

  private func newer(_ scan: JournalScan) -> StoreProblem? {
    guard scan.newestFormat > JournalRecord.supportedFormat else { return nil }
    return StoreProblem(
      .readOnly, "a newer version wrote this data (format \(scan.newestFormat))", file: path,
      remedy: "use that version to change it; this one only shows it")
  }

  private func shortened(_ survey: Survey, _ note: LockNote) -> StoreProblem? {
    guard note.appliedSequence > survey.table.head.sequence else { return nil }
    return .damaged(
      survey.segment.file, byte: survey.end,
      "it ends with record \(survey.table.head.sequence), but record \(note.appliedSequence) "
        + "was saved; if an older copy was put here on purpose, remove \(FolderLock.fileName)")
  }
}
