import Glibc

/// A file that is open; it closes itself.
struct OpenFile: ~Copyable {
  private(set) var descriptor: Int32
  /// For messages.
  let name: String

  init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { if descriptor >= 0 { try? Syscall.close(descriptor, file: name) } }

  /// Closes and says whether the system minded.
  consuming func close() throws(StoreProblem) {
    let last = descriptor
    descriptor = -1
    try Syscall.close(last, file: name)
  }

  func status() throws(StoreProblem) -> stat { try Syscall.status(descriptor, file: name) }

  func size() throws(StoreProblem) -> Int { Int(try status().st_size) }

  func writeAll(_ bytes: [UInt8]) throws(StoreProblem) {
    var done = 0
    while done < bytes.count {
      done += try Syscall.write(
        descriptor, bytes.span.bytes.extracting(done..<bytes.count), file: name)
    }
  }

  func read(_ range: Range<Int>) throws(StoreProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < range.count {
      let left = range.count - bytes.count
      let place = range.lowerBound + bytes.count
      let got = try Syscall.read(descriptor, into: &bytes, count: left, at: place, file: name)
      if got == 0 { break }
    }
    return bytes
  }

  /// To the end, also when the file grows meanwhile; refused above the limit.
  func readAll(atMost limit: Int) throws(StoreProblem) -> [UInt8] {
    let size = try size()
    guard size <= limit else {
      throw StoreProblem(
        .refused, "\"\(name)\" has \(size) bytes, more than the \(limit) that are read whole",
        file: name, remedy: "check where the file came from")
    }
    return try read(0..<size)
  }
}
