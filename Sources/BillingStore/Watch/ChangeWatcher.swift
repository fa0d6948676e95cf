package import BillingCore
import CPlatform
import Glibc

/// What may be another since somebody looked last, the least first.
package enum FolderNews: Comparable, Sendable {
  case nothing
  /// The journal alone grew: somebody was refused something, and no figure is another.
  case journal
  case documents
}

/// Tells that something in the data folder changed, so that nobody has to look again and again.
package final class ChangeWatcher: Sendable {
  /// Readable when there is something to `drain`; for `poll`. It closes with the watcher.
  package let descriptor: Int32
  /// The kernel's number of the journal's folder.
  private let journal: Int32

  /// Watches documents, the journal and the usage files.
  package init(at path: String) throws(BillingError) {
    descriptor = billtop_watch_open()
    guard descriptor >= 0 else { throw Self.failure(path) }
    let data = DataPath.resolved(path)
    guard billtop_watch_folder(descriptor, data) >= 0 else {
      let error = Self.failure(path)
      close(descriptor)
      throw error
    }
    journal = billtop_watch_folder(descriptor, "\(data)/journal")
    for folder in Self.folders(of: data) { _ = billtop_watch_folder(descriptor, folder) }
  }

  deinit { close(descriptor) }

  private static func failure(_ path: String) -> BillingError {
    StoreProblem.system("inotify", errno, file: path).billingError
  }

  /// A folder that comes later needs no watching of its own: what makes it is in the journal.
  private static func folders(of data: String) -> [String] {
    let top = ["groups", "usage", "invoices"].map { "\(data)/\($0)" }
    let invoices = try? FolderHandle(path: "\(data)/invoices").names()
    return top + (invoices ?? []).map { "\(data)/invoices/\($0)" }
  }

  /// Takes what was told so far, without waiting.
  package func drain() -> FolderNews {
    var news = FolderNews.nothing
    while let bytes = nextBytes() {
      for (folder, name) in Self.events(in: bytes) where Self.matters(name) {
        news = max(news, folder == journal ? .journal : .documents)
      }
    }
    return news
  }

  private func nextBytes() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let got = read(descriptor, &bytes, bytes.count)
    return got > 0 ? Array(bytes.prefix(got)) : nil
  }

  /// Locks, copies on their way and caches are nobody's news.
  private static func matters(_ name: String) -> Bool { !name.hasPrefix(".") }

  /// The folders and files that a run of `inotify_event`s is about; no name for the folder itself.
  private static func events(in bytes: [UInt8]) -> [(folder: Int32, name: String)] {
    let header = MemoryLayout<inotify_event>.size
    var events: [(folder: Int32, name: String)] = []
    var at = 0
    while at + header <= bytes.count {
      let (folder, length) = bytes.withUnsafeBytes {
        (
          $0.loadUnaligned(fromByteOffset: at, as: Int32.self),
          Int($0.loadUnaligned(fromByteOffset: at + header - 4, as: UInt32.self))
        )
      }
      let end = min(at + header + length, bytes.count)
      let name = String(decoding: bytes[at + header..<end].prefix { $0 != 0 }, as: UTF8.self)
      events.append((folder, name))
      at += header + length
    }
    return events
  }
}
