internal import CZlib

/// Inflates gzip data as it is asked for; memory doesn't grow with what comes out.
final class GzipFeed: ByteFeed {
  private static let chunk = 256 * 1024

  private let source: any ByteFeed
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  private var isBetweenMembers = false

  init(_ source: any ByteFeed) {
    self.source = source
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 to ask for gzip's header and checksum.
    inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into room: UnsafeMutableRawPointer, count: Int) throws(ScanProblem) -> Int {
    let wanted = min(count, Int(UInt32.max / 2))
    stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(wanted)
    while stream.pointee.avail_out == UInt32(wanted) {
      guard try hasInput() else { return 0 }
      try step()
    }
    return wanted - Int(stream.pointee.avail_out)
  }

  /// False at the end of the last member; data that ends earlier is damaged.
  private func hasInput() throws(ScanProblem) -> Bool {
    if stream.pointee.avail_in > 0 { return true }
    guard let base = input.baseAddress else { return false }
    let got = try source.read(into: base, count: Self.chunk)
    if got == 0 {
      guard isBetweenMembers else { throw ScanProblem(reason: .damagedGzip, offset: 0) }
      return false
    }
    stream.pointee.next_in = base.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(got)
    return true
  }

  private func step() throws(ScanProblem) {
    let isFirst = isBetweenMembers
    if isBetweenMembers {
      inflateReset(stream)
      isBetweenMembers = false
    }
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    // What was compressed is whole and its checksum right; `gzip` itself passes over what follows.
    case _ where isFirst: throw ScanProblem(reason: .behindGzip, offset: 0)
    default: throw ScanProblem(reason: .damagedGzip, offset: 0)
    }
  }
}
