import BillingCore
import StrictJSON

/// The same change made to several groups: what was done, and what was refused.
struct ChangeBatch {
  let isDone: Bool
  var pages: [ChangePage] = []
  var refusals: [BillingError] = []

  init(isDone: Bool) {
    self.isDone = isDone
  }

  var isEmpty: Bool { pages.isEmpty && refusals.isEmpty }

  fileprivate var report: Report {
    let objects = pages.map(\.json)
    let refused: [JSONValue] = refusals.map { error in
      ["message": .string(error.message), "remedy": .string(error.remedy)]
    }
    return Report(
      columns: [
        TextTable.Column(isDone ? "DONE" : "WOULD HAPPEN", key: "summary"),
        TextTable.Column("", key: "reference"),
      ],
      rows: pages.map { [Report.Cell($0.sentence), Report.Cell($0.shownReference)] },
      json: ["done": .bool(isDone), "changes": .array(objects), "refused": .array(refused)],
      jsonRows: objects)
  }
}

extension Invocation {
  /// Prints what came of it; failed when something was refused.
  func present(_ batch: ChangeBatch, in session: Session) -> ExitStatus {
    if !batch.pages.isEmpty || format == .json { present(batch.report) }
    if format != .json {
      batch.refusals.forEach { console.note(ErrorPage($0).text) }
    }
    if !batch.pages.isEmpty { noteState(batch.isDone, session) }
    return batch.refusals.isEmpty ? .done : .failed
  }
}
