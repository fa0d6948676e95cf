import CPlatform
import Glibc

/// How the files of a data folder look from outside: it differs when one was changed.
struct FolderStamp: Equatable {
  /// What tells one state of a file from another without reading it.
  private struct Look: Equatable {
    var number: UInt64
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  private var looks: [Look?]

  init(_ store: DurableFolder, _ files: [String]) {
    looks = files.map { Self.look($0, in: store) }
    looks.append(Self.look(Self.newestSegment(of: store), in: store))
  }

  /// Documents, and the folders in which new ones would appear.
  static func files(of state: DurableState) -> [String] {
    let documents = state.documents.map(\.path.text) + state.edits.map(\.path.text)
    return Set(documents + ["groups", "invoices", "journal"]).sorted()
  }

  private static func look(_ file: String?, in store: DurableFolder) -> Look? {
    guard let file, let status = try? Syscall.status(store.folder.descriptor, file) else {
      return nil
    }
    return Look(
      number: UInt64(status.st_ino), size: Int(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }

  private static func newestSegment(of store: DurableFolder) -> String? {
    guard let journal = try? Journal(in: store.folder) else { return nil }
    return (try? journal.segments())?.last?.file
  }
}

extension DurableFolder {
  /// Why nothing can be written here; nil when it can.
  var writeObstacle: String? {
    if faccessat(folder.descriptor, ".", W_OK, AT_EACCESS) == 0 { return nil }
    return errno == EROFS
      ? "the file system is read-only" : "you may not write in the folder \(path)"
  }
}
