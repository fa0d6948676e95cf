import Synchronization

/// Whether a group in reach could not be read, so that what is said of all groups leaves it out.
final class DataGaps: Sendable {
  private let isNoted = Mutex(false)

  var areThere: Bool { isNoted.withLock { $0 } }
  func note() { isNoted.withLock { $0 = true } }
}

extension Invocation {
  /// An answer about every group in reach that had to leave one out is not simply done.
  func ending(_ status: ExitStatus) -> ExitStatus {
    let isAboutAll =
      arguments.words.isEmpty && command.parameters.contains { $0.kind.isGroup && $0.isOptional }
    return status == .done && isAboutAll && gaps.areThere ? .damaged : status
  }
}

extension WordKind {
  fileprivate var isGroup: Bool {
    if case .group = self { return true }
    return false
  }
}
