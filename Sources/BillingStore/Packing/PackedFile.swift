import CPlatform
import Glibc

/// A file of packed bytes in the data folder's cache: replaced as a whole, and believed only whole.
/// It may be deleted at any time.
struct PackedFile {
  static let folder = "cache"
  let store: DurableFolder
  let name: String
  /// Sixteen characters that say what it is.
  let form: String
  /// Differs with anything that changes what the bytes mean; may take milliseconds to work out.
  let layout: @Sendable () -> UInt64
  /// The form, the check of all that follows, the layout, the executable.
  private static let headSize = 40

  init(store: DurableFolder, name: String, form: String, layout: @escaping @Sendable () -> UInt64) {
    self.store = store
    self.name = name
    self.form = form
    self.layout = layout
  }

  func load() -> Unpacker? {
    guard let folder = try? store.folder.folder(Self.folder),
      let bytes = try? folder.open(name).readAll(atMost: 256 << 20),
      bytes.count > Self.headSize, bytes.starts(with: form.utf8),
      Self.word(bytes, 16) == Self.check(bytes[24...])
    else { return nil }
    if Self.executable == nil || Self.word(bytes, 32) != Self.executable {
      guard Self.word(bytes, 24) == layout() else { return nil }
      if Self.executable != nil { save(Array(bytes[Self.headSize...])) }
    }
    return Unpacker(bytes, Self.headSize..<bytes.count)
  }

  /// What is found not to be what was packed is not asked again.
  func discard() {
    guard let folder = try? store.folder.folder(Self.folder) else { return }
    try? folder.removeIfPresent(name)
  }

  /// Best effort: where nothing can be written, nothing is kept.
  func save(_ packer: Packer) { save(packer.packed) }

  /// What this very executable packed, it reads without comparing layouts.
  private func save(_ packed: [UInt8]) {
    guard store.writeObstacle == nil,
      let folder = try? store.folder.makingFolder([Self.folder])
    else { return }
    let checked = Self.bytes(layout()) + Self.bytes(Self.executable ?? 0) + packed
    let bytes = Array(form.utf8) + Self.bytes(Self.check(checked[...])) + checked
    let temporary = "\(name).\(Syscall.randomName())"
    do {
      let file = try folder.create(temporary)
      try file.writeAll(bytes)
      try file.close()
      try Syscall.rename(folder.descriptor, temporary, to: name)
    } catch {
      try? folder.removeIfPresent(temporary)
    }
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
  }

  private static func bytes(_ word: UInt64) -> [UInt8] { withUnsafeBytes(of: word) { Array($0) } }

  /// FNV-1a, eight bytes at a time: finds accidents, not forgers; whoever may write here may also
  /// write the documents.
  static func check(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(raw.count)
      let words = raw.count / 8
      for index in 0..<words {
        hash ^= raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        hash = (hash &* 0x100_0000_01b3) ^ hash >> 29
      }
      for byte in raw[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return hash
    }
  }

  /// Which executable runs: another file, or another state of it, has another number.
  private static let executable: UInt64? = {
    var look = stat()
    guard fstatat(AT_FDCWD, "/proc/self/exe", &look, 0) == 0 else { return nil }
    let parts = [
      UInt64(look.st_dev), UInt64(look.st_ino), UInt64(bitPattern: Int64(look.st_size)),
      UInt64(bitPattern: Int64(look.st_mtim.tv_sec)),
      UInt64(bitPattern: Int64(look.st_mtim.tv_nsec)),
      UInt64(bitPattern: Int64(look.st_ctim.tv_sec)),
      UInt64(bitPattern: Int64(look.st_ctim.tv_nsec)),
    ]
    return check(parts.flatMap(bytes)[...])
  }()
}
