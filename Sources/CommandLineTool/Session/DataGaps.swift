import BillingCore
import Synchronization

/// Whether something in reach could not be read, so that what is said of all groups leaves it out.
final class DataGaps: Sendable {
  private let isNoted = Mutex(false)
  private let usage = Mutex<(any UsageOpening)?>(nil)

  /// What misses records is a gap in answers that were made of it, and in no others.
  var areThere: Bool {
    isNoted.withLock { $0 } || usage.withLock { $0?.isOpened == true }
  }

  func note() { isNoted.withLock { $0 = true } }
  func note(_ damaged: any UsageOpening) { usage.withLock { $0 = damaged } }
}

extension Invocation {
  /// An answer about every group in reach that had to leave one out is not simply done.
  func ending(_ status: ExitStatus) -> ExitStatus {
    let isAboutAll =
      arguments.words.isEmpty && command.parameters.contains { $0.kind.isGroup && $0.isOptional }
    guard status == .done, isAboutAll, gaps.areThere else { return status }
    let isChange = command.options.contains { ["dry-run", "yes"].contains($0.name) }
    note(
      isChange
        ? "billtop: What can't be read was passed over; what was done to the rest is written down."
        : "billtop: What can't be read is left out of this answer.")
    return .damaged
  }
}

extension WordKind {
  fileprivate var isGroup: Bool {
    if case .group = self { return true }
    return false
  }
}
