import BillingCore
import Glibc

/// Small files that a person names: configuration, series, maps.
enum TextFile {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The whole file, or standard input for `-`; what is larger than `limit` is refused.
  static func read(_ path: String, limit: Int) throws(BillingError) -> [UInt8] {
    if path == "-" { return try drain(0, path: "standard input", limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem("opened", path) }
    defer { close(descriptor) }
    return try drain(descriptor, path: path, limit: limit)
  }

  private static func drain(_ descriptor: Int32, path: String, limit: Int) throws(BillingError)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw problem("read", path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw tooLarge(path, limit) }
    }
  }

  private static func problem(_ verb: String, _ path: String) -> BillingError {
    let cause = String(cString: strerror(errno))
    return BillingError(
      errno == ENOENT ? .notFound : .failed, "The file can't be \(verb): \(cause).",
      remedy: "Check the path and its permissions.", path: path)
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> BillingError {
    BillingError(
      .invalid, "The file is larger than \(limit >> 20) MB.",
      remedy: "Check that it is the file you mean.", path: path)
  }
}
