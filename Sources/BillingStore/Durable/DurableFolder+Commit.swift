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
}
