import Glibc

/// What somebody had entered when their terminal went away: small files beside the data, no part
/// of it. Nobody waits for them, no backup holds them, and in a read-only folder there are none.
package struct DraftFolder: Sendable {
  /// With a dot in front: no document, no news for other programs.
  static let name = ".drafts"
  private static let largest = 1 << 16
  private static let most = 100

  private let store: DurableFolder

  init(_ store: DurableFolder) {
    self.store = store
  }

  package func write(_ bytes: [UInt8], as file: String) {
    guard bytes.count <= Self.largest, let path = StorePath(file), path.folders.isEmpty else {
      return
    }
    do throws(StoreProblem) {
      let folder = try store.folder.makingFolder([Self.name])
      guard try folder.names().count < Self.most else { return }
      try folder.removeIfPresent(file)
      try folder.writeWhole(file, bytes)
      try folder.sync()
    } catch {
      return
    }
  }

  /// What lies there under names that begin like this.
  package func read(startingWith start: String) -> [(name: String, bytes: [UInt8])] {
    guard let folder = try? store.folder.folder(Self.name), let names = try? folder.names() else {
      return []
    }
    return names.sorted().filter { $0.hasPrefix(start) }.compactMap { name in
      let bytes = try? folder.open(name).readAll(atMost: Self.largest)
      return bytes.map { (name, $0) }
    }
  }

  /// Takes away what was written before then and nobody came back for; how many there were.
  func removeAll(before seconds: Int64) -> Int {
    guard let folder = try? store.folder.folder(Self.name), let names = try? folder.names() else {
      return 0
    }
    return names.count { name in
      let status = try? folder.status(name)
      guard let status, Int64(status.st_mtim.tv_sec) < seconds else { return false }
      return (try? folder.removeIfPresent(name)) != nil
    }
  }

  package func remove(_ file: String) {
    try? store.folder.folder(Self.name).removeIfPresent(file)
  }
}

extension JSONFileRepository {
  package var drafts: DraftFolder { DraftFolder(folder) }
}
