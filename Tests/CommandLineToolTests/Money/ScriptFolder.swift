import Glibc
import Testing

@testable import CommandLineTool

/// A folder of a test's own, with small programs in it; gone when the test is over.
final class ScriptFolder {
  let path: String

  init() {
    var template = Array(("/tmp/billtop-test-" + String(repeating: "X", count: 6)).utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    closedir(folder)
    for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// Writes a program of the shell's and gives its path.
  func script(_ name: String, _ body: String) -> String {
    write(name, "#!/bin/sh\n" + body + "\n", mode: 0o700)
  }

  @discardableResult
  func write(_ name: String, _ text: String, mode: mode_t = 0o600) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    let bytes = Array(text.utf8)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    return file
  }

  func text(_ name: String) -> String? {
    let bytes = try? TextFile.read("\(path)/\(name)", limit: 1 << 24)
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}
