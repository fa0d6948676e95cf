extension DurableFolder {
  /// Reads the whole journal and every file; changes nothing.
  package func verify() throws(StoreProblem) -> VerifyReport {
    try undisturbed(isWhole: true) { survey throws(StoreProblem) in
      try report(on: survey)
    }
  }

  private func report(on survey: Survey) throws(StoreProblem) -> VerifyReport {
    var report = VerifyReport(head: survey.table.head, damage: survey.trouble)
    report.records = survey.table.head.sequence
    report.segments = try Journal(in: folder)?.segments().count ?? 0
    report.unfinishedBytes = survey.size - survey.end
    if survey.trouble?.code != .damaged {
      report.edits = try state(survey, note: try lockNote()).edits
    }
    for (path, file) in survey.table.files.sorted(by: { $0.key < $1.key }) where file.isLarge {
      let name = try nameBeforePlacing(path, survey) ?? path.name
      if let problem = try problem(with: path, name, file) { report.largeFiles.append(problem) }
    }
    return report
  }

  private func problem(
    with path: StorePath, _ name: String, _ file: StoreTable.File
  ) throws(StoreProblem) -> StoreProblem? {
    let open: OpenFile
    do {
      open = try folder.folder(of: path).open(name)
    } catch {
      return error
    }
    var (hash, at) = (SHA256(), 0)
    while true {
      let piece = try open.read(at..<at + 1 << 20)
      if piece.isEmpty { break }
      hash.update(piece[...])
      at += piece.count
    }
    guard hash.finishedHex() != file.hash else { return nil }
    return StoreProblem(
      .damaged, "\(path.text) differs from what was imported", file: path.text,
      remedy: "import it again")
  }

  /// The journal, newest record first, until `visit` answers false.
  package func visitJournalBackward(
    _ visit: (JournalRecord) throws(StoreProblem) -> Bool
  ) throws(StoreProblem) {
    try Journal(in: folder)?.visitBackward(visit)
  }

  /// The journal, oldest record first, until `visit` answers false.
  package func visitJournalForward(
    _ visit: (JournalRecord) throws(StoreProblem) -> Bool
  ) throws(StoreProblem) {
    try Journal(in: folder)?.visitForward(visit)
  }
}
