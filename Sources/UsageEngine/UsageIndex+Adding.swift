package import BillingCore
internal import Synchronization

/// An index with more records, and what became of each file's.
package struct UsageAddition: Sendable {
  package var index: UsageIndex
  package var reports: [UsageFileReport]
}

/// What an index was made of, to make it again and to save it.
struct IndexOrigin: Sendable {
  var files: [UsageFile] = []
  var cache: IndexCache?
  /// The file of cells that the saved part is in; nil before anything is saved.
  var cellsNumber: UInt64?
}

extension UsageIndex {
  /// The index with the files' records on top. Nothing is written and this index stays as it is;
  /// `save` on the new one brings the cache up to date once the files are committed.
  package func adding(_ files: [UsageFile], control: ScanControl = ScanControl())
    throws(BillingError) -> UsageAddition
  {
    var sources: [SourceFile] = []
    for file in files { sources.append(try SourceFile(file)) }
    return try adding(sources, origin.files + files, control)
  }

  func adding(_ sources: [SourceFile], _ files: [UsageFile], _ control: ScanControl)
    throws(BillingError) -> UsageAddition
  {
    let (view, head) = try soundMoment()
    let isFirst = head.levels[0].rows.isEmpty
    let created = isFirst ? origin.cache?.createCells() : nil
    var draft = IndexDraft(head: head, cells: created?.cells ?? CellStore(after: view.cells))
    do throws(BillingError) {
      try draft.add(sources, control)
    } catch {
      if let created { origin.cache?.removeCells(created.number) }
      throw error
    }
    var origin = origin
    origin.files = files
    if let created { origin.cellsNumber = created.number }
    return UsageAddition(index: UsageIndex(draft.view, origin), reports: draft.reports)
  }

  /// Brings the cache on disk up to date with this index; says whether that worked. A cache that
  /// can't be written costs time at the next start, nothing else.
  @discardableResult
  package func save() -> Bool {
    guard let cache = origin.cache, let number = origin.cellsNumber else { return false }
    let view = view
    let cells = view.cells
    guard var head = try? view.whole() else { return false }
    guard !cells.standsOnMemory else {
      cache.removeHead()
      return false
    }
    guard cells.place.isMemory else { return cache.save(head, cells: cells.length, number: number) }
    guard let end = cache.append(cells.tail, to: number) else { return false }
    head.move(from: cells.baseLength, by: end - cells.baseLength)
    return cache.save(head, cells: end + cells.tail.count, number: number)
  }
}

extension IndexHead {
  /// Planes from that offset on have moved.
  fileprivate mutating func move(from offset: Int, by distance: Int) {
    guard distance != 0 else { return }
    for level in levels.indices {
      Self.move(&levels[level].planes, from: offset, by: distance)
      Self.move(&levels[level].months, from: offset, by: distance)
    }
  }

  private static func move(_ planes: inout [PlaneEntry], from offset: Int, by distance: Int) {
    for index in planes.indices where planes[index].offset >= UInt64(offset) {
      planes[index].offset = UInt64(Int(planes[index].offset) + distance)
    }
  }
}
