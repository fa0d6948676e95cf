/// While it is held, HUP, TERM, INT, QUIT and TSTP wait: a change that began is finished first.
package enum CommitShield {
  /// Blocks the signals in this thread only; handlers elsewhere set a flag and act afterwards.
  package static func hold<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = Syscall.blockEndingSignals()
    defer { Syscall.restoreSignals(before) }
    return try body()
  }
}
