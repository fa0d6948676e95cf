import BillingCore
import BillingService
import BillingStore
import Foundation
import Synchronization

@testable import CommandLineTool

/// The demo as a folder of documents, and the command line at work on it; gone when the test is.
final class DataFolder: Sendable {
  static let today = Day("2026-11-20")!
  let home: URL
  var path: String { home.appending(path: "data").path }

  /// Made once by the program itself, and copied.
  private static let original: Result<DataFolder, BillingError> = {
    let made = DataFolder()
    let ran = made.run(
      ["demo", "--dir", made.path, "--today", today.text, "--days", "60", "--quiet"])
    if ran.status == .done { return .success(made) }
    return .failure(BillingError(.failed, ran.err, remedy: ""))
  }()

  private init() {
    home = FileManager.default.temporaryDirectory.appending(path: "billtop-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  static func copy() throws -> DataFolder {
    let copy = DataFolder()
    try FileManager.default.copyItem(atPath: original.get().path, toPath: copy.path)
    return copy
  }

  /// What a command printed and how it ended.
  struct Ran {
    let status: ExitStatus
    let out: String
    let err: String
  }

  func on(_ words: [String], as person: String?) -> Ran {
    let who = person.map { ["--as", $0] } ?? []
    return run(["--data", path, "--today", Self.today.text] + who + words)
  }

  /// As a forced command of the SSH server's runs it for somebody.
  func throughSSH(_ words: [String], as person: String) -> Ran {
    let typed = words.map { "\"\($0)\"" }.joined(separator: " ")
    let own = ["--data", path, "--today", Self.today.text, "--as", person]
    return run(own, ["SSH_ORIGINAL_COMMAND": typed])
  }

  func run(_ words: [String], _ variables: [String: String] = [:]) -> Ran {
    let spoken = Spoken()
    let console = Console(
      write: { bytes in spoken.out.withLock { $0 += bytes } },
      say: { bytes in spoken.err.withLock { $0 += bytes } },
      outputIsTerminal: false, errorIsTerminal: false, inputIsTerminal: false, columns: 100)
    let world = World(
      environment: ["HOME": home.path].merging(variables) { $1 },
      now: Timestamp("2026-11-20T08:15:00Z")!, userID: getuid(),
      effectiveUserID: getuid(), login: { _ in "tester" })
    let status = CommandLineTool.run(words, console: console, world: world)
    return Ran(
      status: status, out: String(decoding: spoken.out.withLock { $0 }, as: UTF8.self),
      err: String(decoding: spoken.err.withLock { $0 }, as: UTF8.self))
  }

  private final class Spoken: Sendable {
    let out = Mutex<[UInt8]>([])
    let err = Mutex<[UInt8]>([])
  }

  func service() throws -> BillingService {
    BillingService(try JSONFileRepository.open(at: path))
  }

  func organization() throws -> Organization { try service().repository.snapshot().organization }

  func write(_ name: String, _ text: String) throws -> String {
    let file = home.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}
