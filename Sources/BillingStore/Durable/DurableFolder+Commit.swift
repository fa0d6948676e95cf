extension DurableFolder {
  /// Saves one change, whole or not at all. `build` sees the fresh state under the lock; there it
  /// compares revisions, authorises, applies and checks, and what it throws changes nothing.
  package func commit(
    _ request: CommitRequest, _ build: (DurableState) throws -> ProposedChange
  ) throws -> CommitOutcome {
    try request.check()
    try requireCertainty()
    return try CommitShield.hold {
      var transaction = try Transaction(self, request)
      try transaction.recover()
      if let repeated = try transaction.earlierOutcome() { return repeated }
      let state = try transaction.state()
      if let trouble = state.trouble { throw trouble }
      let change = try build(state)
      return try transaction.save(change)
    }
  }

  /// Takes the lock, mends what a crash left behind, and nothing else.
  package func recover(time: String) throws(StoreProblem) -> [String] {
    try requireCertainty()
    var transaction = try Transaction(self, CommitRequest(time: time))
    try transaction.recover()
    return transaction.notes
  }
}
