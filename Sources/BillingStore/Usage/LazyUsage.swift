import BillingCore
import Synchronization
import UsageEngine

/// Usage that is opened by the first question about it.
final class LazyUsage: UsageOpening {
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
    if let last, imports.imports.starts(with: last.imports.imports),
      let known = last.index.withLock({ $0 })
    {
      start = (known, last.files.count)
    } else {
      start = nil
    }
  }

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

  func opened() throws(BillingError) -> any UsageSource { try open() }
  var isOpened: Bool { index.withLock { $0 != nil } }
  var trouble: BillingError? { index.withLock { $0?.trouble } }
}
