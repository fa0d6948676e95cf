package import BillingCore
internal import Synchronization

/// Usage records put in order for questions: dense cells by day, with sums by category and group
/// beside them. An index is a value of one moment; adding records makes another.
package final class UsageIndex: UsageSource, Sendable {
  private let moment: Mutex<IndexView>
  /// Reads the sources again when the cells turn out to be damaged.
  private let mend: @Sendable () -> IndexView?

  init(_ view: IndexView, mend: @escaping @Sendable () -> IndexView? = { nil }) {
    moment = Mutex(view)
    self.mend = mend
  }

  var view: IndexView { moment.withLock { $0 } }

  /// Asks the index; when it is damaged, asks once more after reading the sources anew.
  private func answer<Answer>(
    or none: Answer, _ ask: (IndexView) throws(IndexDamage) -> Answer
  ) -> Answer {
    let view = view
    do { return try ask(view) } catch {
      guard let mended = mend() else { return none }
      moment.withLock { $0 = mended }
      return (try? ask(mended)) ?? none
    }
  }

  package func generation(of group: BillingGroupID) -> UInt64 { view.generation(of: group) }
  package func coverage(of group: BillingGroupID) -> UsageCoverage? { view.coverage(of: group) }
  package func categories(in groups: [BillingGroupID]) -> [String] { view.categories(in: groups) }

  package func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision] {
    view.revisions(of: group, in: range)
  }

  package func table(_ question: UsageQuestion) -> UsageTable {
    answer(or: EmptyUsage().table(question)) { view throws(IndexDamage) in
      try view.table(question)
    }
  }

  package func series(_ question: SeriesQuestion) -> [DailySeries] {
    answer(or: []) { view throws(IndexDamage) in try view.series(question) }
  }

  package func records(
    _ query: UsageQuery, of group: BillingGroupID, skipping: Int, limit: Int
  ) -> UsageRecordPage {
    answer(or: UsageRecordPage(records: [], total: 0)) { view throws(IndexDamage) in
      try view.records(query, of: group, skipping: skipping, limit: limit)
    }
  }

  package func sourceRecords(_ question: UsageQuestion, skipping: Int, limit: Int)
    -> UsageRecordPage
  {
    answer(or: UsageRecordPage(records: [], total: 0)) { view throws(IndexDamage) in
      try view.sourceRecords(question, skipping: skipping, limit: limit)
    }
  }
}
