package import BillingCore
internal import Glibc

/// The texts of the lines that were rejected, read again from their file: keeping them all while
/// the file is read could take more memory than there is.
package struct RejectedLines {
  /// Of a longer line only so much is told.
  package static let longest = 64 * 1024

  /// Open as long as its bytes are read.
  private let source: SourceFile
  private let window: ScanWindow
  private var line = 1
  private var text: [UInt8] = []
  private var isOver = false

  package init(_ file: UsageFile) throws(BillingError) {
    source = try SourceFile(file)
    let raw = source.feed(0..<source.size)
    window = ScanWindow(source.isGzip ? GzipFeed(raw) : raw)
  }

  /// The beginning of a line, without its end; lines are asked for in ascending order. Nil where
  /// the file has no such line any more.
  package mutating func text(of number: Int) -> [UInt8]? {
    while line < number, !isOver { pass(keeping: false) }
    guard line <= number else { return text }
    guard !isOver else { return nil }
    text = []
    pass(keeping: true)
    if text.last == 0x0D { text.removeLast() }
    return text
  }

  /// Goes behind the end of the line.
  private mutating func pass(keeping: Bool) {
    while true {
      let found = memchr(window.base + window.start, 0x0A, window.pending)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(window.base) } ?? window.end
      if keeping {
        let room = max(0, Self.longest - text.count)
        text += UnsafeBufferPointer(
          start: window.base + window.start, count: min(room, end - window.start))
      }
      window.start = min(end + 1, window.end)
      if found != nil {
        line += 1
        return
      }
      guard (try? window.refill()) ?? false else {
        isOver = true
        line += 1
        return
      }
    }
  }
}
