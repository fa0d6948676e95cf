internal import BillingCore
internal import Glibc

/// The index on disk: a head that is replaced as a whole, and a file of cells that only grows.
/// It can be thrown away at any time; nothing in it is believed before it is checked.
struct IndexCache: Sendable {
  private static let magic = Array("billtop usage 2\n".utf8)
  /// Changes with anything that changes the form of the head.
  private static let layout = UInt64(
    MemoryLayout<SeriesRow>.stride + MemoryLayout<PlaneEntry>.stride << 8
      + MemoryLayout<LongRecord>.stride << 16 + MemoryLayout<RevisedCell>.stride << 24
      + MemoryLayout<GroupFacts>.stride << 32 + MemoryLayout<SourceStamp>.stride << 40)
  private static let headerSize = 48

  let folder: String

  private var headPath: String { folder + "/usage.head" }
  private func cellsPath(_ number: UInt64) -> String {
    folder + "/usage-" + String(number, radix: 16) + ".cells"
  }

  /// What is there, if all of it is sound.
  func load() -> (head: IndexHead, cells: CellStore, number: UInt64)? {
    guard let bytes = readHead(), bytes.count >= Self.headerSize,
      bytes.starts(with: Self.magic)
    else { return nil }
    let words = (0..<4).map { index in
      bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16 + index * 8, as: UInt64.self) }
    }
    guard words[0] == Self.check(bytes), words[1] == Self.layout else { return nil }
    var reader = HeadReader(bytes, from: Self.headerSize)
    guard let head = reader.head(), reader.isAtEnd, let length = Int(exactly: words[3]),
      let cells = openCells(words[2], length), head.isSound(cells: length)
    else { return nil }
    return (head, cells, words[2])
  }

  private static func check(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { FastHash.of(.init(rebasing: $0[24...])) }
  }

  private func readHead() -> [UInt8]? {
    let descriptor = open(headPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let bytes = SourceFile.read(descriptor, 0..<Int(status.st_size))
    return bytes.count == Int(status.st_size) ? bytes : nil
  }

  private func openCells(_ number: UInt64, _ length: Int) -> CellStore? {
    let descriptor = open(cellsPath(number), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      length <= Int(status.st_size)
    else {
      close(descriptor)
      return nil
    }
    return CellStore(descriptor: descriptor, length: length)
  }

  /// A new, empty file of cells; nil where nothing can be written.
  func createCells() -> (cells: CellStore, number: UInt64)? {
    mkdir(folder, 0o700)
    let number = UInt64.random(in: 1...UInt64.max)
    let descriptor = open(
      cellsPath(number), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    return (CellStore(descriptor: descriptor, length: 0), number)
  }

  func removeCells(_ number: UInt64) { unlink(cellsPath(number)) }

  /// Writes a head for the cells of that number and removes all other files of cells.
  func save(_ head: IndexHead, cells: Int, number: UInt64) -> Bool {
    var writer = HeadWriter()
    writer.put(head)
    var header = Self.magic
    for word in [0, Self.layout, number, UInt64(cells)] {
      withUnsafeBytes(of: word) { header.append(contentsOf: $0) }
    }
    var bytes = header + writer.bytes
    let check = Self.check(bytes)
    withUnsafeBytes(of: check) { bytes.replaceSubrange(16..<24, with: $0) }
    guard replaceHead(bytes) else { return false }
    removeOthers(than: number)
    return true
  }

  private func replaceHead(_ bytes: [UInt8]) -> Bool {
    let temporary = headPath + ".\(getpid())"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    let isWritten = Self.writeAll(bytes, descriptor, at: 0)
    close(descriptor)
    guard isWritten, rename(temporary, headPath) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, at offset: Int) -> Bool {
    bytes.withUnsafeBytes { writeAll($0, descriptor, at: offset) }
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, _ descriptor: Int32, at offset: Int
  ) -> Bool {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let put = pwrite(descriptor, base + done, bytes.count - done, off_t(offset + done))
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { return false }
      done += put
    }
    return true
  }

  private func removeOthers(than number: UInt64) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    let kept = "usage-" + String(number, radix: 16) + ".cells"
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("usage-"), name.hasSuffix(".cells"), name != kept {
        unlink(folder + "/" + name)
      }
    }
  }

  /// Puts cells behind those of a file and says where; other processes wait for their turn.
  func append(_ tail: UnsafeRawBufferPointer, to number: UInt64) -> Int? {
    let descriptor = open(cellsPath(number), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return nil }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    guard end >= 0, Self.writeAll(tail, descriptor, at: end) else { return nil }
    return end
  }
}
