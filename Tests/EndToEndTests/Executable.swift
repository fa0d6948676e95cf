import Foundation
import Testing

/// What a command printed and how it ended.
struct Ran {
  let status: Int32
  let out: String
  let err: String
}

/// The executable that was built beside these tests.
enum Executable {
  static let path: String = {
    let places = [besideTheTests, besideTheWords, inTheUsualFolder].map { $0 + "/billtop" }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? places[0]
  }()

  /// The test runner is linked into the folder where the build puts every product.
  private static var besideTheTests: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// Where the runner only loads the tests, their bundle is among its words.
  private static var besideTheWords: String {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let parts = URL(filePath: bundle).pathComponents.prefix { !$0.hasSuffix(".xctest") }
    return parts.isEmpty ? "" : "/" + parts.dropFirst().joined(separator: "/")
  }

  private static var inTheUsualFolder: String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appending(path: ".build/debug").path
  }

  /// Runs the executable to its end with nothing of this process's environment.
  static func run(_ words: [String], home: URL, input: String = "") throws -> Ran {
    try #require(
      FileManager.default.isExecutableFile(atPath: path),
      "the tests run the real executable, and there is none at \(path): build it first")
    return try ChildProgram.run(
      [path] + words, environment: environment(home: home), input: input)
  }

  static func environment(home: URL) -> [String: String] {
    // Under a sanitizer the executable is one, too.
    let kept = ["LD_PRELOAD", "TSAN_OPTIONS", "ASAN_OPTIONS"]
    let own = ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
      .merging(own) { $1 }
  }
}

/// A home folder that is gone when the test is.
final class Home {
  let url: URL

  init() throws {
    let name = "billtop-test-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func run(_ words: String..., input: String = "") throws -> Ran {
    try Executable.run(words, home: url, input: input)
  }

  func configure(_ text: String) throws {
    let folder = url.appending(path: ".config/billtop")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: folder.appending(path: "config.json"), atomically: true, encoding: .utf8)
  }

  /// The demo organization as a data folder, and its path.
  func withDemo() throws -> String {
    try FileManager.default.copyItem(atPath: Demo.folder.get(), toPath: path("acme"))
    return path("acme")
  }
}

/// The demo organization that the tests look at.
enum Demo {
  static let today = "2026-11-20"

  /// Written once, by the program itself, and copied for each test that needs it on disk.
  static let folder: Result<String, any Error> = Result {
    let made = try home.get().run("demo", "--dir", home.get().path("acme"), "--today", today)
    try #require(made.status == 0, "\(made.err)")
    return try home.get().path("acme")
  }

  nonisolated(unsafe) private static var home: Result<Home, any Error> = {
    atexit { Demo.home = .failure(CancellationError()) }
    return Result { try Home() }
  }()
}
