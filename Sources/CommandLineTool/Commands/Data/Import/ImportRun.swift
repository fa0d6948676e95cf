import BillingCore
import BillingService
import BillingStore
import UsageEngine

/// Why a file is left out, as a person reads it.
enum Refusal: Hashable {
  case unknownAccounts([String], hasUnattributed: Bool)
  case rejectedRecords(Int)
  case noRecords
  case damaged

  init?(_ report: UsageFileReport, isStrict: Bool) {
    if !report.isComplete {
      self = .unknownAccounts(report.unknownAccounts, hasUnattributed: report.hasUnattributed)
    } else if report.isDamaged {
      self = .damaged
    } else if isStrict, report.rejected > 0 {
      self = .rejectedRecords(report.rejected)
    } else if report.rejected > 0, report.rejected >= report.read {
      self = .noRecords
    } else {
      return nil
    }
  }
}

/// What an import did, or would do.
struct ImportResult {
  /// One file: what was found in it, and why it was left out, if it was.
  struct File {
    let report: UsageFileReport
    let refusal: Refusal?
  }

  var files: [File]
  let isPreview: Bool
  /// The groups whose usage is another one now.
  var changedGroups: [BillingGroupID] = []
  var madeGroups: [ImportUsage.NewGroup] = []
  var madeAccounts = 0

  var hasRejects: Bool { files.contains { !$0.report.rejects.isEmpty } }
}

/// Brings files in: those that can be taken in one change, the others not at all.
struct ImportRun {
  let session: Session
  let store: OpenedStore
  let plan: ImportPlan
  let isStrict: Bool
  let watch: ScanWatch

  func preview(_ files: [UsageFile]) throws(BillingError) -> ImportResult {
    defer { watch.end() }
    let reports = try store.repository.previewUsage(files, control: watch.control)
    var result = ImportResult(files: found(reports), isPreview: true)
    result.madeGroups = plan.newGroups
    result.madeAccounts = plan.newAccounts.count
    return result
  }

  func run(_ files: [UsageFile]) throws(BillingError) -> ImportResult {
    defer { watch.end() }
    let stage = try store.repository.stageUsage(files, control: watch.control)
    let found = found(stage.reports)
    if found.allSatisfy({ $0.refusal == nil }) { return try commit(stage, found) }
    store.repository.discard(stage)
    let good = files.indices.filter { found[$0].refusal == nil }
    var result = ImportResult(files: found, isPreview: false)
    guard !good.isEmpty else { return result }
    let second = try store.repository.stageUsage(
      good.map { files[$0] }, control: watch.control)
    let done = try commit(second, self.found(second.reports))
    for (place, index) in good.enumerated() { result.files[index] = done.files[place] }
    result.changedGroups = done.changedGroups
    result.madeGroups = done.madeGroups
    result.madeAccounts = done.madeAccounts
    return result
  }

  private func found(_ reports: [UsageFileReport]) -> [ImportResult.File] {
    reports.map { ImportResult.File(report: $0, refusal: Refusal($0, isStrict: isStrict)) }
  }

  /// Files that say nothing new are not kept: a file may be imported every hour.
  private func commit(_ stage: UsageStage, _ files: [ImportResult.File]) throws(BillingError)
    -> ImportResult
  {
    var result = ImportResult(files: files, isPreview: false)
    let changed = stage.changedGroups(since: plan.generations)
    let found = plan.others.map { stage.accounts(in: $0) } ?? []
    let plan = plan.adding(found)
    let isNew = !changed.isEmpty || !plan.newAccounts.isEmpty || !plan.newGroups.isEmpty
    guard isNew else {
      store.repository.discard(stage)
      return result
    }
    let operation = ImportUsage(
      files: stage.names, groups: changed, newGroups: plan.newGroups,
      newAccounts: plan.newAccounts, counts: Self.counts(files.map(\.report)))
    do throws(BillingError) {
      if Interrupt.wasAsked { throw Interrupt.error }
      _ = try session.change(operation)
    } catch {
      if error.code != .unknownOutcome { store.repository.discard(stage) }
      throw error
    }
    try? store.repository.adopt(stage)
    result.changedGroups = changed
    result.madeGroups = plan.newGroups
    result.madeAccounts = plan.newAccounts.count
    return result
  }

  /// `2 files: 1204 new records, 3 revised`
  static func counts(_ reports: [UsageFileReport]) -> String {
    let new = reports.reduce(0) { $0 + $1.new }
    let revised = reports.reduce(0) { $0 + $1.revised }
    let files = reports.count == 1 ? "a file" : "\(reports.count) files"
    let records = new == 1 ? "1 new record" : "\(new) new records"
    return "\(files): \(records), \(revised) revised"
  }
}
