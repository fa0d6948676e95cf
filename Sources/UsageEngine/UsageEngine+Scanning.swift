package import BillingCore

extension UsageEngine {
  /// Reads a file and keeps nothing: for measuring the reader alone.
  package static func scanOnly(_ file: UsageFile, threads: Int) throws(BillingError)
    -> UsageFileReport
  {
    let source = try SourceFile(file)
    let scan = FileScan([source], ScanControl(threads: threads))
    var merge = ScanMerge(RowNames(), scan.workers)
    merge.add(scan.run()?.first ?? [], of: file, source: 0)
    return merge.reports[0]
  }
}
