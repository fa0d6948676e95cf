/// How a program that was started ended.
package enum ProcessEnd: Hashable, Sendable {
  case exited(status: Int)
  case killed(signal: Int)
  case timedOut
  case couldNotStart(reason: String)
  /// Wrote more than it may.
  case wroteTooMuch
}

/// What a program wrote, and how it ended.
package struct ProcessResult: Hashable, Sendable {
  package let output: [UInt8]
  package let end: ProcessEnd

  package init(output: [UInt8], end: ProcessEnd) {
    self.output = output
    self.end = end
  }
}

/// Starts a configured program without a shell, hands it a text and waits no longer than it may.
package protocol ProcessRunner: Sendable {
  func run(_ arguments: [String], input: [UInt8], seconds: Int, outputLimit: Int) -> ProcessResult
}
