package import BillingCore

/// Opens usage files as an index, with or without a cache on disk.
package enum UsageEngine {
  /// All records of the files, later files on top of earlier ones.
  ///
  /// With a cache folder only what is new is read, and the folder is brought up to date. A cache
  /// that is stale, cut, damaged or not ours is made anew.
  package static func open(
    _ files: [UsageFile], cache folder: String? = nil, control: ScanControl = ScanControl()
  ) throws(BillingError) -> UsageIndex {
    var sources: [SourceFile] = []
    for file in files { sources.append(try SourceFile(file)) }
    let index = try open(sources, files, folder, control)
    if let trouble = sources.lazy.compactMap(\.trouble).first { throw trouble }
    return index
  }

  private static func open(
    _ sources: [SourceFile], _ files: [UsageFile], _ folder: String?, _ control: ScanControl
  ) throws(BillingError) -> UsageIndex {
    guard let folder else { return try inMemory(sources, control) }
    let cache = IndexCache(folder: folder)
    guard let stored = cache.load() else { return try anew(sources, cache, control) }
    let stamps = sources.map(\.stamp)
    let known = stored.view.outline.sources
    guard stamps.starts(with: known) else {
      return try anew(sources, cache, control)
    }
    let fresh = Array(sources.dropFirst(known.count))
    let base = UsageIndex(
      stored.view, IndexOrigin(files: files, cache: cache, cellsNumber: stored.number))
    guard !fresh.isEmpty else { return base }
    do throws(BillingError) {
      let addition = try base.adding(fresh, files, control)
      try requireWhole(addition.reports)
      addition.index.save()
      return addition.index
    } catch {
      guard error.code == .damaged else { throw error }
      return try anew(sources, cache, control)
    }
  }

  static func inMemory(_ sources: [SourceFile], _ control: ScanControl) throws(BillingError)
    -> UsageIndex
  {
    var draft = IndexDraft(cells: CellStore())
    try draft.add(sources, control)
    try requireWhole(draft.reports)
    return UsageIndex(draft.view, IndexOrigin(files: sources.map(\.file)))
  }

  /// Files that were whole when they were imported: of what is left of one no figure is made.
  private static func requireWhole(_ reports: [UsageFileReport]) throws(BillingError) {
    guard let damaged = reports.first(where: \.isDamaged) else { return }
    throw BillingError(
      .damaged, "\(damaged.name) is damaged: \(damaged.damage.text).",
      remedy: "Restore it from a backup, or import it again.", path: damaged.name)
  }

  /// Reads everything; cells go to the cache's folder as they are made.
  private static func anew(_ sources: [SourceFile], _ cache: IndexCache, _ control: ScanControl)
    throws(BillingError) -> UsageIndex
  {
    guard let (cells, number) = cache.createCells() else {
      return try inMemory(sources, control)
    }
    var draft = IndexDraft(cells: cells)
    do throws(BillingError) {
      try draft.add(sources, control)
      try requireWhole(draft.reports)
    } catch {
      cache.removeCells(number)
      guard error.code == .damaged else { throw error }
      return try inMemory(sources, control)
    }
    let index = UsageIndex(
      draft.view, IndexOrigin(files: sources.map(\.file), cache: cache, cellsNumber: number))
    index.save()
    return index
  }
}

extension UsageFileReport {
  fileprivate var damage: RejectReason {
    rejects.last { $0.reason.isDamage }?.reason ?? .unreadable
  }
}
