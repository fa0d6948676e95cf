internal import BillingCore
internal import Glibc

/// The index on disk: a head that is replaced as a whole, and a file of cells that only grows.
/// The head begins with what most questions need; the rest has a checksum of its own.
/// It can be thrown away at any time; nothing in it is believed before it is checked.
struct IndexCache: Sendable {
  private static let magic = Array("billtop usage 4\n".utf8)
  /// Changes with anything that changes the form of the head.
  private static let layout = UInt64(
    MemoryLayout<SeriesRow>.stride + MemoryLayout<PlaneEntry>.stride << 8
      + MemoryLayout<LongRecord>.stride << 16 + MemoryLayout<RevisedCell>.stride << 24
      + MemoryLayout<GroupFacts>.stride << 32 + MemoryLayout<SourceStamp>.stride << 40)
  private static let headerSize = 72

  let folder: String

  private static let head = "usage.head"
  private static func cells(_ number: UInt64) -> String {
    "usage-" + String(number, radix: 16) + ".cells"
  }

  /// The folder itself, never what a link in its place points at; everything inside is reached
  /// through it.
  private func inside<Result>(_ body: (Int32) -> Result?) -> Result? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return body(descriptor)
  }

  /// A file in the folder; -1 where there is none to be had.
  private func file(_ name: String, _ flags: Int32) -> Int32 {
    inside { openat($0, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600) } ?? -1
  }

  /// What is there, if it is sound as far as it is read.
  func load() -> (view: IndexView, number: UInt64)? {
    let descriptor = file(Self.head, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let header = Header(SourceFile.read(descriptor, 0..<Self.headerSize)),
      header.length == Int(status.st_size)
    else {
      close(descriptor)
      return nil
    }
    let detail = IndexDetail(
      descriptor: descriptor, range: header.outlineEnd..<header.length, check: header.detailCheck,
      cells: header.cells)
    guard let outline = Self.outline(descriptor, header),
      let cells = openCells(header.number, header.cells)
    else { return nil }
    let view = IndexView(outline: outline, detail: detail, cells: cells)
    // What records of several days add is told by series.
    guard outline.rests.isEmpty || (try? view.whole()) != nil else { return nil }
    return (view, header.number)
  }

  /// The first bytes of a head.
  private struct Header {
    let check: UInt64
    let number: UInt64
    let cells: Int
    let outlineEnd: Int
    let length: Int
    let detailCheck: UInt64

    init?(_ bytes: [UInt8]) {
      guard bytes.count == headerSize, bytes.starts(with: magic) else { return nil }
      let words = (0..<7).map { index in
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16 + index * 8, as: UInt64.self) }
      }
      (check, number, detailCheck) = (words[0], words[2], words[6])
      let most = UInt64(Int.max / 4)
      guard words[1] == layout, words[3] <= most, words[4] <= most, words[5] <= most else {
        return nil
      }
      cells = Int(words[3])
      outlineEnd = headerSize + Int(words[4])
      length = outlineEnd + Int(words[5])
    }
  }

  private static func outline(_ descriptor: Int32, _ header: Header) -> IndexHead? {
    let bytes = SourceFile.read(descriptor, 0..<header.outlineEnd)
    guard bytes.count == header.outlineEnd, check(bytes) == header.check else { return nil }
    var reader = HeadReader(bytes, from: headerSize)
    guard let outline = reader.outline(), outline.isOutlineSound(cells: header.cells) else {
      return nil
    }
    return outline
  }

  private static func check(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { FastHash.of(.init(rebasing: $0[24...])) }
  }

  private func openCells(_ number: UInt64, _ length: Int) -> CellStore? {
    let descriptor = file(Self.cells(number), O_RDONLY)
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
    let descriptor = file(Self.cells(number), O_RDWR | O_CREAT | O_EXCL)
    guard descriptor >= 0 else { return nil }
    return (CellStore(descriptor: descriptor, length: 0), number)
  }

  /// Without a head the index is made anew.
  func removeHead() {
    _ = inside { unlinkat($0, Self.head, 0) }
  }

  func removeCells(_ number: UInt64) {
    _ = inside { unlinkat($0, Self.cells(number), 0) }
  }

  /// Writes a head for the cells of that number and removes all other files of cells.
  func save(_ head: IndexHead, cells: Int, number: UInt64) -> Bool {
    var outline = HeadWriter()
    outline.put(outline: head)
    var detail = HeadWriter()
    detail.put(detail: head)
    var bytes = Self.magic
    let lengths = [cells, outline.bytes.count, detail.bytes.count].map { UInt64($0) }
    let check = detail.bytes.withUnsafeBytes { FastHash.of($0) }
    for word in [0, Self.layout, number] + lengths + [check] {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    bytes += outline.bytes
    withUnsafeBytes(of: Self.check(bytes)) { bytes.replaceSubrange(16..<24, with: $0) }
    guard replaceHead(bytes + detail.bytes) else { return false }
    removeOthers(than: number)
    return true
  }

  private func replaceHead(_ bytes: [UInt8]) -> Bool {
    let temporary = "\(Self.head).\(getpid())"
    let descriptor = file(temporary, O_WRONLY | O_CREAT | O_TRUNC)
    guard descriptor >= 0 else { return false }
    let isWritten = Self.writeAll(bytes, descriptor, at: 0)
    close(descriptor)
    return inside { folder in
      if isWritten, renameat(folder, temporary, folder, Self.head) == 0 { return true }
      unlinkat(folder, temporary, 0)
      return false
    } ?? false
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
    _ = inside { folder in
      for name in Self.names(in: folder) where name != Self.cells(number) {
        if name.hasPrefix("usage-"), name.hasSuffix(".cells") { unlinkat(folder, name, 0) }
      }
      return true
    }
  }

  private static func names(in folder: Int32) -> [String] {
    guard let stream = fdopendir(dup(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// Puts cells behind those of a file and says where; other processes wait for their turn.
  func append(_ tail: UnsafeRawBufferPointer, to number: UInt64) -> Int? {
    let descriptor = file(Self.cells(number), O_RDWR)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return nil }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    guard end >= 0, Self.writeAll(tail, descriptor, at: end) else { return nil }
    return end
  }
}
