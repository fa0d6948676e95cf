import Foundation
import Testing

/// A file of the project that the program renders, in whole or in part.
struct ProjectFile {
  let name: String

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static var sources: [ProjectFile] {
    let folder = root.appending(path: "Sources").path
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.map { ProjectFile(name: "Sources/\($0)") }
  }

  private var url: URL { Self.root.appending(path: name) }

  var text: String {
    get throws {
      try #require(
        try? String(contentsOf: url, encoding: .utf8), "\(name) is missing at the project's top")
    }
  }

  /// Compares with what the program renders. With BILLTOP_RECORD=1 the file is written instead,
  /// and the run fails all the same: a recording is looked at before it counts.
  func check(_ found: String, rendered: String, place: (String) -> String) throws {
    guard ProcessInfo.processInfo.environment["BILLTOP_RECORD"] == "1" else {
      #expect(
        found == rendered, "\(name) is not what the program renders; BILLTOP_RECORD=1 does it")
      return
    }
    try place(rendered).write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(name) was recorded: look at it, and run without BILLTOP_RECORD")
  }

  /// What stands between two marks, each on a line of its own.
  func part(after start: String, before end: String) throws -> String {
    let text = try text
    let first = try #require(text.range(of: start + "\n"), "\(name) has no \(start)")
    let last = try #require(
      text.range(of: end, range: first.upperBound..<text.endIndex), "\(name) has no \(end)")
    return String(text[first.upperBound..<last.lowerBound])
  }
}
