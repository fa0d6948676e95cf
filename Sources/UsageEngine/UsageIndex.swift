package import BillingCore
internal import Synchronization

/// Usage records put in order for questions: dense cells by day, with sums by category and group
/// beside them. An index is a value of one moment; adding records makes another.
package final class UsageIndex: UsageSource, Sendable {
  private let moment: Mutex<IndexView>
  private let lost = Mutex<BillingError?>(nil)
  let origin: IndexOrigin

  init(_ view: IndexView, _ origin: IndexOrigin = IndexOrigin()) {
    moment = Mutex(view)
    self.origin = origin
  }

  /// No records at all; with a cache folder, the beginning of an index that can be saved.
  package convenience init(cache folder: String? = nil) {
    self.init(
      IndexView(head: IndexHead(), cells: CellStore()),
      IndexOrigin(cache: folder.map { IndexCache(folder: $0) }))
  }

  var view: IndexView { moment.withLock { $0 } }

  /// Asks the index; when its cells turn out to be damaged, reads the files anew and asks again.
  private func answer<Answer>(
    or none: Answer, _ ask: (IndexView) throws(IndexDamage) -> Answer
  ) -> Answer {
    do throws(IndexDamage) {
      return try ask(view)
    } catch {
      guard let mended = mended(), let answer = try? ask(mended) else {
        lost.withLock { $0 = IndexDraft.failed(error) }
        return none
      }
      moment.withLock { $0 = mended }
      return answer
    }
  }

  package var trouble: BillingError? { lost.withLock { $0 } }

  /// The moment with all of its head; what is damaged is made anew from the files.
  func soundMoment() throws(BillingError) -> (view: IndexView, head: IndexHead) {
    let view = view
    do throws(IndexDamage) {
      return (view, try view.whole())
    } catch {
      guard let mended = mended() else { throw IndexDraft.failed(error) }
      moment.withLock { $0 = mended }
      return (mended, mended.outline)
    }
  }

  private func mended() -> IndexView? {
    guard !origin.files.isEmpty else { return nil }
    let sources = try? origin.files.map { try SourceFile($0) }
    return sources.flatMap { try? UsageEngine.inMemory($0, ScanControl()).view }
  }

  package func generation(of group: BillingGroupID) -> UInt64 { view.generation(of: group) }
  package func generations(of groups: [BillingGroupID], until day: Day)
    -> [BillingGroupID: UInt64]
  {
    answer(or: [:]) { view throws(IndexDamage) in try view.generations(of: groups, until: day) }
  }

  package func coverage(of group: BillingGroupID) -> UsageCoverage? { view.coverage(of: group) }
  package func categories(in groups: [BillingGroupID]) -> [String] {
    answer(or: []) { view throws(IndexDamage) in try view.categories(in: groups) }
  }

  package func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision] {
    answer(or: []) { view throws(IndexDamage) in try view.revisions(of: group, in: range) }
  }

  package func table(_ question: UsageQuestion) -> UsageTable {
    answer(or: EmptyUsage().table(question)) { view throws(IndexDamage) in
      try view.table(question)
    }
  }

  /// Each in a thread of its own.
  package func tables(_ questions: [UsageQuestion]) -> [UsageTable] {
    let answers = Mutex<[Int: UsageTable]>([:])
    ThreadPool.run(questions.count) { number in
      guard questions.indices.contains(number) else { return }
      let answer = self.table(questions[number])
      answers.withLock { $0[number] = answer }
    }
    let all = answers.withLock { $0 }
    return questions.indices.map { all[$0] ?? table(questions[$0]) }
  }

  package func series(_ question: SeriesQuestion) -> [DailySeries] {
    answer(or: []) { view throws(IndexDamage) in try view.series(question) }
  }

  package func standouts(_ question: SpikeQuestion) -> [DailySeries] {
    answer(or: []) { view throws(IndexDamage) in try view.standouts(question) }
  }

  package func expected(_ series: [DailySeries], in days: DayRange, open: Int) -> [Double] {
    SeriesBatch.expected(series, in: days, open: open)
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
