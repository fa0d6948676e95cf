import BillingCore
import Glibc

/// A file that a person asked for; never over one that is there.
enum ExportFile {
  /// Saves under the name, or under `name-2`, `name-3` … when it is taken, and tells the path.
  static func save(_ name: String, _ text: String) -> Result<String, BillingError> {
    save(name) { put in put(Array(text.utf8)) }
  }

  /// The same for a text that comes in parts; `parts` hands each over and stops at a false.
  static func save(_ name: String, parts: (([UInt8]) -> Bool) -> Bool)
    -> Result<String, BillingError>
  {
    for number in 1...99 {
      let path = number == 1 ? name : numbered(name, number)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return .failure(problem(path)) }
      defer { close(descriptor) }
      let isTaken = parts { write($0, to: descriptor) }
      guard isTaken, fsync(descriptor) == 0 else {
        unlink(path)
        return .failure(problem(path))
      }
      return .success(path)
    }
    return .failure(
      BillingError(
        .failed, "There are 99 files of this name already.", remedy: "Remove some.", path: name))
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return "\(name)-\(number)" }
    return parts.dropLast().joined(separator: ".") + "-\(number).\(last)"
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func problem(_ path: String) -> BillingError {
    BillingError(
      .failed, "The file can't be written: \(String(cString: strerror(errno))).",
      remedy: "Start billtop in a folder that you may write to.", path: path)
  }
}
