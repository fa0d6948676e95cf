import StrictJSON

extension DurableFolder {
  /// Saves one change, whole or not at all. `build` sees the fresh state under the lock; there it
  /// compares revisions, authorises, applies and checks, and what it throws changes nothing.
  package func commit(
    _ request: CommitRequest, _ build: (DurableState) throws -> ProposedChange
  ) throws -> CommitOutcome {
    try request.check()
    try requireCertainty()
    // Whoever waits for the lock may still give up; from here on the change is finished first.
    var transaction = try Transaction(self, request)
    return try CommitShield.hold {
      try transaction.recover()
      if let repeated = try transaction.earlierOutcome() { return repeated }
      let state = try transaction.state()
      if let trouble = state.trouble { throw trouble }
      return try transaction.save(try build(state))
    }
  }

  /// Takes the lock, mends what a crash left behind, and nothing else.
  package func recover(time: String) throws(StoreProblem) -> [String] {
    try requireCertainty()
    var transaction = try Transaction(self, CommitRequest(time: time))
    try transaction.recover(isThorough: true)
    return transaction.notes
  }

  /// What the request's key did the first time; reads only.
  package func earlierOutcome(of request: CommitRequest) throws(StoreProblem) -> CommitOutcome? {
    guard !request.key.isEmpty else { return nil }
    return try undisturbed(isWhole: false) { survey throws(StoreProblem) in
      try earlierOutcome(of: request, survey)
    }
  }

  func earlierOutcome(of request: CommitRequest, _ survey: Survey) throws(StoreProblem)
    -> CommitOutcome?
  {
    guard !request.key.isEmpty,
      let known = survey.table.keys.last(where: { $0.key == request.key })
    else { return nil }
    guard known.fingerprint.hasSameBytes(as: request.fingerprint) else {
      throw StoreProblem(
        .keyReused, "the key \(request.key) was used for another change",
        remedy: "use a new key for a new change")
    }
    var outcome: CommitOutcome?
    try Journal(in: folder)?.visitBackward { record throws(StoreProblem) in
      guard record.sequence == known.sequence else { return record.sequence > known.sequence }
      outcome = CommitOutcome(
        head: record.head, result: record.entry.result, isRepeat: true, notes: [])
      return false
    }
    return outcome
  }
}
