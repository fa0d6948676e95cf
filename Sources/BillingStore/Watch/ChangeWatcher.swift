package import BillingCore
import CPlatform
import Glibc

/// Tells that something in the data folder changed, so that nobody has to look again and again.
package final class ChangeWatcher: Sendable {
  /// Readable when there is something to `drain`; for `poll`. It closes with the watcher.
  package let descriptor: Int32

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
    for folder in Self.folders(of: data) { _ = billtop_watch_folder(descriptor, folder) }
  }

  deinit { close(descriptor) }

  private static func failure(_ path: String) -> BillingError {
    StoreProblem.system("inotify", errno, file: path).billingError
  }

  /// A folder that comes later needs no watching of its own: what makes it is in the journal.
  private static func folders(of data: String) -> [String] {
    let top = ["journal", "groups", "usage", "invoices"].map { "\(data)/\($0)" }
    let invoices = try? FolderHandle(path: "\(data)/invoices").names()
    return top + (invoices ?? []).map { "\(data)/invoices/\($0)" }
  }

  /// Takes what was told so far, without waiting: true when the data may be another now.
  package func drain() -> Bool {
    var isChanged = false
    while let bytes = nextBytes() {
      if Self.names(in: bytes).contains(where: Self.matters) { isChanged = true }
    }
    return isChanged
  }

  private func nextBytes() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let got = read(descriptor, &bytes, bytes.count)
    return got > 0 ? Array(bytes.prefix(got)) : nil
  }

  /// Locks, copies on their way and caches are nobody's news.
  private static func matters(_ name: String) -> Bool { !name.hasPrefix(".") }

  /// The files that a run of `inotify_event`s is about; empty for the folder itself.
  private static func names(in bytes: [UInt8]) -> [String] {
    let header = MemoryLayout<inotify_event>.size
    var names: [String] = []
    var at = 0
    while at + header <= bytes.count {
      let length = bytes.withUnsafeBytes {
        Int($0.loadUnaligned(fromByteOffset: at + header - 4, as: UInt32.self))
      }
      let end = min(at + header + length, bytes.count)
      names.append(String(decoding: bytes[at + header..<end].prefix { $0 != 0 }, as: UTF8.self))
      at += header + length
    }
    return names
  }
}
