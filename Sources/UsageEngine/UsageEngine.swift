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
    return UsageIndex(draft.view, IndexOrigin(files: sources.map(\.file)))
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
