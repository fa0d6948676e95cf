/// The part of a feed's bytes that is in memory: `start..<end` are not yet taken.
final class ScanWindow {
  static let chunk = 512 * 1024
  /// A line or a record longer than this is not read.
  static let longest = 64 * 1024 * 1024

  private let feed: any ByteFeed
  @exclusivity(unchecked) private(set) var base = UnsafeMutablePointer<UInt8>.allocate(
    capacity: chunk)
  private var capacity = chunk
  @exclusivity(unchecked) var start = 0
  @exclusivity(unchecked) private(set) var end = 0
  /// Whether the feed has nothing after `end`.
  private(set) var isFinal = false
  /// How many bytes went by before those in memory.
  private(set) var dropped = 0
  private let onRead: (Int) -> Void

  init(_ feed: any ByteFeed, onRead: @escaping (Int) -> Void = { _ in }) {
    self.feed = feed
    self.onRead = onRead
  }

  deinit { base.deallocate() }

  var pending: Int { end - start }
  var isTooLong: Bool { pending >= Self.longest }

  /// Moves what is left to the front and reads on; false when there is no more.
  func refill() throws(ScanProblem) -> Bool {
    guard !isFinal else { return false }
    compact()
    if pending * 2 > capacity { grow() }
    let got = try feed.read(into: base + end, count: capacity - end)
    onRead(got)
    end += got
    isFinal = got == 0
    return got > 0
  }

  private func compact() {
    guard start > 0 else { return }
    base.update(from: base + start, count: pending)
    dropped += start
    end -= start
    start = 0
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: end)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// Leaves out a byte order mark at the very beginning.
  func skipByteOrderMark() {
    guard dropped == 0, start == 0, end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF
    else { return }
    start = 3
  }
}
