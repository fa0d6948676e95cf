import CPlatform
import Glibc

/// How the files of a data folder look from outside: it differs when one was changed.
struct FolderStamp: Equatable {
  /// What tells one state of a file from another without reading it.
  struct Look: Equatable {
    var number: UInt64
    var size: Int64
    var seconds: Int64
    var nanoseconds: Int64
  }

  let files: [String]
  private(set) var looks: [Look?]

  init(_ store: DurableFolder, _ files: [String]) {
    self.files = files
    looks = files.map { Self.look($0, in: store) }
    looks.append(Self.look(Self.newestSegment(of: store), in: store))
  }

  /// Of the documents that lie there now, and of the folders in which new ones would appear.
  init(_ store: DurableFolder) {
    self.init(store, Self.documents(in: store))
  }

  func isStill(_ store: DurableFolder) -> Bool { self == FolderStamp(store, files) }

  /// A file changed within the clock's last ticks: another change might look the same.
  var isTooFresh: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return looks.contains { look in
      guard let look else { return false }
      let age =
        (Int64(now.tv_sec) - look.seconds) * 1000
        + (Int64(now.tv_nsec) - look.nanoseconds) / 1_000_000
      return age < 20
    }
  }

  private static func documents(in store: DurableFolder) -> [String] {
    let invoices = (try? store.folder.folder("invoices").names()) ?? []
    let folders = ["", "groups", "invoices", "usage"] + invoices.map { "invoices/\($0)" }
    let documents = folders.flatMap { folder -> [String] in
      let steps = folder.split(separator: "/").map(String.init)
      let names = (try? store.folder.folder(steps).names()) ?? []
      return names.filter { $0.hasSuffix(".json") }.map {
        folder.isEmpty ? $0 : "\(folder)/\($0)"
      }
    }
    return documents + ["groups", "invoices", "usage", JournalSegment.folder]
  }

  private static func look(_ file: String?, in store: DurableFolder) -> Look? {
    guard let file, let status = try? Syscall.status(store.folder.descriptor, file) else {
      return nil
    }
    return Look(
      number: UInt64(status.st_ino), size: Int64(status.st_size),
      seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
  }

  private static func newestSegment(of store: DurableFolder) -> String? {
    guard let journal = try? Journal(in: store.folder) else { return nil }
    return (try? journal.segments())?.last?.file
  }
}

extension FolderStamp {
  static let packed = PackedForm<FolderStamp>(
    pack: { stamp, packer in
      PackedForm.list(.text({ $0 }, { $0 })).pack(stamp.files, &packer)
      PackedForm.list(.optional(Look.packed)).pack(stamp.looks, &packer)
    },
    unpack: { unpacker in
      guard let files = PackedForm.list(.text({ $0 }, { $0 })).unpack(&unpacker),
        let looks = PackedForm.list(.optional(Look.packed)).unpack(&unpacker)
      else { return nil }
      return FolderStamp(files: files, looks: looks)
    })

  private init(files: [String], looks: [Look?]) {
    self.files = files
    self.looks = looks
  }
}

extension FolderStamp.Look {
  fileprivate static let packed = PackedForm<FolderStamp.Look>(
    pack: { look, packer in
      packer.put(look.number)
      for number in [look.size, look.seconds, look.nanoseconds] { packer.put(signed: number) }
    },
    unpack: { unpacker in
      guard let number = unpacker.number(), let size = unpacker.signed(),
        let seconds = unpacker.signed(), let nanoseconds = unpacker.signed()
      else { return nil }
      return FolderStamp.Look(
        number: number, size: size, seconds: seconds, nanoseconds: nanoseconds)
    })
}

extension DurableFolder {
  /// Why nothing can be written here; nil when it can.
  var writeObstacle: String? {
    if faccessat(folder.descriptor, ".", W_OK, AT_EACCESS) == 0 { return nil }
    return errno == EROFS
      ? "the file system is read-only" : "you may not write in the folder \(path)"
  }
}
