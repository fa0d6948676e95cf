import BillingCore
import Glibc
import StrictJSON
import Synchronization

@testable import CommandLineTool

/// What a command printed and how it ended.
struct Printed {
  let status: ExitStatus
  let out: String
  let err: String

  var json: JSONValue? { try? JSONValue.parse(Array(out.utf8)) }
  /// The first line of what went wrong.
  var problem: String {
    err.split(separator: "\n").first { $0.hasPrefix("billtop: ") }.map {
      String($0.dropFirst("billtop: ".count))
    } ?? ""
  }
}

/// A home folder that is gone when the test is, and the command line at work in it.
final class Home {
  let path: String
  var environment: [String: String] = [:]
  var userID = getuid()
  var effectiveUserID = getuid()
  /// What `-` reads.
  var input: Int32 = 0

  init() {
    let pattern = "/tmp/billtop-home-" + String(repeating: "X", count: 6)
    var template = Array(pattern.utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    environment["HOME"] = path
  }

  deinit { Self.remove(path) }

  /// A home with an organization in `data`, whose groups are made by an import.
  static func withData() -> Home {
    let home = Home()
    let made = home.run(
      "init", home.data, "--name", "Acme", "--currency", "EUR", "--domain", "acme.example",
      "--owner-email", "olga@acme.example")
    precondition(made.status == .done, made.err)
    home.write("map.csv", "account,group\nretail-de,Retail\nretail-us,Retail\napp,Mobile\n")
    home.write("first.jsonl", home.record("2026-11-01", "app", "1.5"))
    let imported = home.on("import", home.file("first.jsonl"), "--accounts", home.file("map.csv"))
    precondition(imported.status == .done, imported.err)
    return home
  }

  var data: String { file("data") }
  func file(_ name: String) -> String { path + "/" + name }

  /// Runs on the data folder.
  func on(_ words: String...) -> Printed { run(all: ["--data", data] + words) }
  func run(_ words: String...) -> Printed { run(all: words) }

  func run(all words: [String]) -> Printed {
    let spoken = Spoken()
    var console = Console(
      write: { bytes in spoken.out.withLock { $0 += bytes } },
      say: { bytes in spoken.err.withLock { $0 += bytes } },
      outputIsTerminal: false, errorIsTerminal: false, inputIsTerminal: false, columns: 80)
    console.input = input
    let world = World(
      environment: environment, now: Timestamp("2026-11-20T08:15:00Z")!, userID: userID,
      effectiveUserID: effectiveUserID, login: { [1001: "ines", 1002: "nobody"][$0] })
    let status = CommandLineTool.run(words, console: console, world: world)
    return Printed(
      status: status, out: String(decoding: spoken.out.withLock { $0 }, as: UTF8.self),
      err: String(decoding: spoken.err.withLock { $0 }, as: UTF8.self))
  }

  private final class Spoken: Sendable {
    let out = Mutex<[UInt8]>([])
    let err = Mutex<[UInt8]>([])
  }
}

extension Home {
  func record(_ day: String, _ account: String?, _ price: String) -> String {
    let home = account.map { "\"accountId\":\"\($0)\"," } ?? ""
    return """
      {\(home)"productName":"SMS","productCategory":"sms","startDate":"\(day)",\
      "endDate":"\(day)","usage":{"amount":"3","unit":"messages"},\
      "price":{"amount":\(price),"currency":"EUR"}}

      """
  }

  func write(_ name: String, _ text: String) { write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) {
    let descriptor = open(file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  func read(_ name: String) -> String {
    (try? TextFile.read(file(name), limit: 1 << 24)).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  func names(_ folder: String) -> [String] {
    guard let stream = opendir(file(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  func makeFolder(_ name: String) { mkdir(file(name), 0o700) }

  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { raw in
          String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    closedir(stream)
    for name in names where name != "." && name != ".." { remove(path + "/" + name) }
    rmdir(path)
  }
}
