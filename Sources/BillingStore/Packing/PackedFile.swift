import Glibc

/// A file of packed bytes in the data folder's cache: replaced as a whole, and believed only whole.
/// It may be deleted at any time.
struct PackedFile {
  private static let folder = "cache"
  let store: DurableFolder
  let name: String
  /// Sixteen characters that say what it is.
  let form: String
  /// Differs with anything that changes what the bytes mean.
  let layout: UInt64

  func load() -> Unpacker? {
    guard let folder = try? store.folder.folder(Self.folder),
      let bytes = try? folder.open(name).readAll(atMost: 256 << 20),
      bytes.count > 32, bytes.starts(with: form.utf8), Self.word(bytes, 16) == layout,
      Self.word(bytes, 24) == Self.check(bytes[32...])
    else { return nil }
    return Unpacker(Array(bytes[32...]))
  }

  /// Best effort: where nothing can be written, nothing is kept.
  func save(_ packer: Packer) {
    guard store.writeObstacle == nil,
      let folder = try? store.folder.makingFolder([Self.folder])
    else { return }
    let body = packer.packed
    let bytes = Array(form.utf8) + Self.bytes(layout) + Self.bytes(Self.check(body[...])) + body
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
}
