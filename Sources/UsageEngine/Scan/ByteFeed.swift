internal import Glibc

/// Where bytes come from, one after the other.
protocol ByteFeed: AnyObject {
  /// Puts up to `count` bytes there and says how many; 0 at the end.
  func read(into room: UnsafeMutableRawPointer, count: Int) throws(ScanProblem) -> Int
}

/// A part of a file that may be read by several threads at once.
final class FileFeed: ByteFeed {
  private let descriptor: Int32
  private var offset: Int
  private let end: Int
  private let onFailure: (Int32) -> Void

  init(_ descriptor: Int32, _ range: Range<Int>, onFailure: @escaping (Int32) -> Void) {
    self.descriptor = descriptor
    self.onFailure = onFailure
    offset = range.lowerBound
    end = range.upperBound
  }

  func read(into room: UnsafeMutableRawPointer, count: Int) throws(ScanProblem) -> Int {
    let wanted = min(count, end - offset)
    while wanted > 0 {
      let got = pread(descriptor, room, wanted, off_t(offset))
      if got < 0, errno == EINTR { continue }
      if got < 0 { onFailure(errno) }
      // Nothing where there was something: the file was cut while it was read.
      guard got > 0 else { throw ScanProblem(reason: .unreadable, offset: 0) }
      offset += got
      return got
    }
    return 0
  }
}

/// Bytes that are in memory already.
final class MemoryFeed: ByteFeed {
  private let bytes: [UInt8]
  private var at: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  func read(into room: UnsafeMutableRawPointer, count: Int) -> Int {
    let taken = min(count, bytes.count - at)
    bytes.withUnsafeBytes { raw in
      UnsafeMutableRawBufferPointer(start: room, count: taken).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: raw[at..<at + taken]))
    }
    at += taken
    return taken
  }
}
