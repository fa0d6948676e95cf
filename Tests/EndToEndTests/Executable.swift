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
    return try start(path, words, environment: environment(home: home), input: input)
  }

  static func environment(home: URL) -> [String: String] {
    ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
  }

  static func start(
    _ path: String, _ words: [String], environment: [String: String]? = nil, input: String = ""
  ) throws -> Ran {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = words
    if let environment { process.environment = environment }
    let (output, errors, words) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = words
    try process.run()
    try words.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try words.fileHandleForWriting.close()
    let out = output.fileHandleForReading.readDataToEndOfFile()
    let err = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ran(
      status: process.terminationStatus, out: String(decoding: out, as: UTF8.self),
      err: String(decoding: err, as: UTF8.self))
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

  /// The demo organization as a data folder, and its path.
  func withDemo() throws -> String {
    let made = try run("demo", "--dir", path("acme"), "--today", Demo.today)
    try #require(made.status == 0, "\(made.err)")
    return path("acme")
  }
}

/// The day that the demo's pictures are of.
enum Demo {
  static let today = "2026-11-20"
}
