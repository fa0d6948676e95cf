import BillingCore
import BillingService

/// Where committed usage files become answers.
struct UsageShelf: Sendable {
  /// Answers from one set of files.
  struct Opened: Sendable {
    var files: [StoredFile]
    var source: any UsageSource
    var problems: [DataProblem] = []
  }

  func open(_ files: [StoredFile], in folder: DurableFolder, after last: Opened?)
    throws(BillingError) -> Opened
  {
    if let last, last.files == files { return last }
    return Opened(files: files, source: EmptyUsage())
  }
}
