internal import BillingCore

/// Reads sources and puts their records on top of what is there already.
struct IndexDraft {
  var head: IndexHead
  var cells: CellStore
  private(set) var reports: [UsageFileReport] = []

  init(head: IndexHead = IndexHead(), cells: CellStore) {
    self.head = head
    self.cells = cells
  }

  mutating func add(_ sources: [SourceFile], _ control: ScanControl) throws(BillingError) {
    let known = KnownSeries(head)
    let scan = FileScan(sources, control, known: known)
    guard let results = scan.run() else { throw Self.stopped }
    for source in sources {
      guard source.isUnchanged else { throw source.file.changedMeanwhile }
      if let trouble = source.trouble { throw trouble }
    }
    var merge = ScanMerge(head.names, scan.workers, known: known)
    var builder = IndexBuilder(extending: head, cells: cells)
    var numbers: [UInt32] = []
    for (source, found) in zip(sources, results) {
      let number = builder.addSource(importDay: source.file.imported.number, stamp: source.stamp)
      merge.add(found, of: source.file, source: number)
      numbers.append(number)
    }
    do throws(IndexDamage) {
      try builder.add(
        merge.inputs, keys: merge.keys, names: merge.names, threads: control.threads)
    } catch { throw Self.failed(error) }
    head = builder.head
    reports = zip(merge.reports, numbers).map { Self.complete($0, builder.counts[$1]) }
  }

  private static func complete(_ report: UsageFileReport, _ counts: SourceCounts?)
    -> UsageFileReport
  {
    var report = report
    report.new = counts?.new ?? 0
    report.revised = counts?.revised ?? 0
    report.same = counts?.same ?? 0
    return report
  }

  static var stopped: BillingError {
    BillingError(
      .failed, "the reading was stopped", remedy: "Nothing has changed; start it again.")
  }

  static func failed(_ damage: IndexDamage) -> BillingError {
    BillingError(
      .damaged, "the usage index can't be built: \(damage.reason)",
      remedy: "Check that the disk has room; the index is made anew from the usage files.")
  }

  var view: IndexView { IndexView(head: head, cells: cells) }
}
