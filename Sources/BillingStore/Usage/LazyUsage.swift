import BillingCore
import Synchronization
import UsageEngine

/// Usage that is opened by the first question about it.
final class LazyUsage: UsageSource {
  let imports: ImportsDocument
  private let files: [UsageFile]
  private let cache: String?
  private let index: Mutex<UsageIndex?>
  /// An index of the first so many files, to start from.
  private let start: (index: UsageIndex, count: Int)?

  init(_ imports: ImportsDocument, files: [UsageFile], cache: String?, after last: LazyUsage?) {
    self.imports = imports
    self.files = files
    self.cache = cache
    index = Mutex(nil)
    if let last, imports.imports.starts(with: last.imports.imports), let known = last.opened {
      start = (known, last.files.count)
    } else {
      start = nil
    }
  }

  /// The index, if somebody asked it already.
  var opened: UsageIndex? { index.withLock { $0 } }

  /// Takes an index that was made of the same files.
  func adopt(_ made: UsageIndex) { index.withLock { $0 = $0 ?? made } }

  func open() throws(BillingError) -> UsageIndex {
    try index.withLock { index throws(BillingError) in
      if let index { return index }
      let made = try make()
      index = made
      return made
    }
  }

  private func make() throws(BillingError) -> UsageIndex {
    if let start {
      let fresh = Array(files.dropFirst(start.count))
      if let addition = try? start.index.adding(fresh) {
        addition.index.save()
        return addition.index
      }
    }
    return try UsageEngine.open(files, cache: cache)
  }

  /// What is missing was told with the snapshot; a question about it finds nothing.
  private var source: any UsageSource { (try? open()) ?? EmptyUsage() }

  func generation(of group: BillingGroupID) -> UInt64 { source.generation(of: group) }
  func generations(of groups: [BillingGroupID], until day: Day) -> [BillingGroupID: UInt64] {
    source.generations(of: groups, until: day)
  }
  func coverage(of group: BillingGroupID) -> UsageCoverage? { source.coverage(of: group) }
  func table(_ question: UsageQuestion) -> UsageTable { source.table(question) }
  func series(_ question: SeriesQuestion) -> [DailySeries] { source.series(question) }
  func standouts(_ question: SpikeQuestion) -> [DailySeries] { source.standouts(question) }
  func expected(_ series: [DailySeries], in days: DayRange, open: Int) -> [Double] {
    source.expected(series, in: days, open: open)
  }

  func records(
    _ query: UsageQuery, of group: BillingGroupID, skipping: Int, limit: Int
  ) -> UsageRecordPage {
    source.records(query, of: group, skipping: skipping, limit: limit)
  }

  func sourceRecords(
    _ question: UsageQuestion, skipping: Int, limit: Int
  ) -> UsageRecordPage {
    source.sourceRecords(question, skipping: skipping, limit: limit)
  }

  func revisions(of group: BillingGroupID, in range: DayRange) -> [UsageRevision] {
    source.revisions(of: group, in: range)
  }

  func categories(in groups: [BillingGroupID]) -> [String] { source.categories(in: groups) }
}
