import BillingCore
import BillingService
import CPlatform
import Glibc
import UsageEngine

/// Where the data's usage files and the cache of their index lie.
struct UsageShelf: Sendable {
  let folder: DurableFolder
  /// Nil keeps the index in memory alone.
  let cache: String?

  init(_ folder: DurableFolder, cache: String?) {
    self.folder = folder
    let own = folder.writeObstacle == nil ? folder.path + "/cache" : nil
    self.cache = cache ?? own
  }

  /// Answers from these imports: the last ones where nothing was added.
  func usage(_ imports: ImportsDocument, after last: LazyUsage?) -> LazyUsage {
    if let last, last.imports == imports { return last }
    return LazyUsage(imports, files: imports.files(in: folder.path), cache: cache, after: last)
  }

  /// Files that are gone or were cut, found without reading them.
  func problems(with files: [StateCache.UsageFileLook]) -> [DataProblem] {
    files.compactMap { file in
      let status = try? Syscall.status(folder.folder.descriptor, file.file)
      guard status.map({ Int($0.st_size) }) != file.size else { return nil }
      let what = status == nil ? "is missing" : "has another size than when it was imported"
      return DataProblem(
        BillingError(
          .damaged, "The usage file \(file.file) \(what).",
          remedy: "Restore it from a backup, or import it again.", path: file.file),
        isOfUsage: true)
    }
  }
}
