internal import BillingCore
internal import Glibc
internal import Synchronization

/// An open source: its descriptor, its first bytes, and how it looked when it was opened.
final class SourceFile: @unchecked Sendable {
  private static let headSize = 64 * 1024

  let file: UsageFile
  let size: Int
  private let descriptor: Int32
  private let opened: stat
  /// The error of the first read that failed; then nothing that was read can stand for the file.
  private let failure = Atomic<Int32>(0)

  init(_ file: UsageFile) throws(BillingError) {
    self.file = file
    switch file.content {
    case .bytes(let bytes):
      descriptor = -1
      opened = stat()
      size = bytes.count
    case .path, .below:
      descriptor = Self.open(file.content)
      guard descriptor >= 0 else { throw Self.unreadable(file.name, errno) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw BillingError(
          .failed, "\(file.name) is not a regular file", remedy: "Name a file with usage records.",
          path: file.name)
      }
      opened = status
      size = Int(status.st_size)
    }
  }

  /// Without waiting: a pipe in the place of a file is refused, not read.
  private static func open(_ content: UsageFile.Content) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    switch content {
    case .bytes: return -1
    case .path(let path): return Glibc.open(path, flags)
    case .below(let folder, let path):
      var here = Glibc.open(folder, flags | O_DIRECTORY)
      for step in path.split(separator: "/") where here >= 0 {
        let next = openat(here, String(step), flags | O_NOFOLLOW)
        let problem = errno
        close(here)
        errno = problem
        here = next
      }
      return here
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  private static func unreadable(_ name: String, _ number: Int32) -> BillingError {
    BillingError(
      .failed, "\(name) can't be read: \(String(cString: strerror(number)))",
      remedy: "Check that the file is there and may be read.", path: name)
  }

  private func note(_ number: Int32) {
    _ = failure.compareExchange(expected: 0, desired: number, ordering: .relaxed)
  }

  /// Why the file could not be read as a whole, if so.
  var trouble: BillingError? {
    let number = failure.load(ordering: .relaxed)
    return number == 0 ? nil : Self.unreadable(file.name, number)
  }

  /// As much of the range as there is.
  static func read(
    _ descriptor: Int32, _ range: Range<Int>, onFailure: (Int32) -> Void = { _ in }
  ) -> [UInt8] {
    // All threads share the one empty array, and filling it would write its length.
    guard !range.isEmpty else { return [] }
    return [UInt8](unsafeUninitializedCapacity: range.count) { room, count in
      while count < range.count, let base = room.baseAddress {
        let got = pread(
          descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        if got < 0 { onFailure(errno) }
        if got <= 0 { return }
        count += got
      }
    }
  }

  /// The first bytes: enough to tell how the file is to be read.
  var head: [UInt8] { bytes(0..<min(size, Self.headSize)) }

  private func bytes(_ range: Range<Int>) -> [UInt8] {
    switch file.content {
    case .bytes(let bytes): Array(bytes[range])
    case .path, .below: Self.read(descriptor, range, onFailure: note)
    }
  }

  var isGzip: Bool {
    let head = bytes(0..<min(size, 3))
    return head.count > 2 && head[0] == 0x1F && head[1] == 0x8B
  }

  func feed(_ range: Range<Int>) -> any ByteFeed {
    switch file.content {
    case .bytes(let bytes): MemoryFeed(Array(bytes[range]))
    case .path, .below: FileFeed(descriptor, range, onFailure: note)
    }
  }

  /// Whether the file is still what it was when it was opened.
  var isUnchanged: Bool {
    guard descriptor >= 0 else { return true }
    var now = stat()
    return fstat(descriptor, &now) == 0 && now.st_size == opened.st_size
      && now.st_mtim.tv_sec == opened.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
  }

  /// Cuts at line ends into so many ranges, or fewer.
  func ranges(_ count: Int) -> [Range<Int>] {
    var cuts = [0]
    for part in 1..<max(count, 2) where part < count {
      let cut = lineStart(after: size / count * part)
      if cut > cuts[cuts.count - 1], cut < size { cuts.append(cut) }
    }
    return cuts.indices.map { cuts[$0]..<($0 + 1 < cuts.count ? cuts[$0 + 1] : size) }
  }

  private func lineStart(after offset: Int) -> Int {
    guard descriptor >= 0 else { return size }
    var at = offset
    while at < size {
      let piece = bytes(at..<min(at + Self.headSize, size))
      if let newline = piece.firstIndex(of: 0x0A) { return at + newline + 1 }
      guard !piece.isEmpty else { return size }
      at += piece.count
    }
    return size
  }

  /// What an index remembers of the file.
  var stamp: SourceStamp {
    SourceStamp(
      size: Int64(size), modified: Int64(opened.st_mtim.tv_sec),
      modifiedNanos: Int64(opened.st_mtim.tv_nsec), inode: UInt64(opened.st_ino),
      device: UInt64(opened.st_dev), ends: ends, path: FastHash.of(file.name), meaning: meaning)
  }

  private var ends: UInt64 {
    let first = bytes(0..<min(size, 4096)).withUnsafeBytes { FastHash.of($0) }
    let last = bytes(max(0, size - 4096)..<size).withUnsafeBytes { FastHash.of($0) }
    return FastHash.mix(first, last)
  }

  private var meaning: UInt64 {
    let days = UInt64(UInt32(bitPattern: file.imported.number)) << 32
    let asOf = UInt64(UInt32(bitPattern: file.asOf?.number ?? Int32.min))
    return FastHash.mix(file.accounts.stamp, days | asOf)
  }
}
