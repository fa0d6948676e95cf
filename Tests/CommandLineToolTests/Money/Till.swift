import BillingCore
import Glibc
import StrictJSON
import Synchronization
import Testing

@testable import CommandLineTool

/// An organization in a folder, with a group that can pay, and the command line at work on it.
///
/// “Retail” was used for EUR 300 in October and for 40 in November, up to the 20th; it is
/// 2026-11-21. Olga is Owner/Admin, Vera sees Retail, Bert administers Mobile.
final class Till {
  let folder = ScriptFolder()
  private var processor = "null"

  init() {
    folder.write("token", "tok_first\n")
    configure()
    done(
      "init", "\(folder.path)/data", "--name", "Acme", "--currency", "EUR", "--domain",
      "acme.example", "--owner-email", "olga@acme.example")
    folder.write("map.csv", "account,group\nshop,Retail\nsite,Retail\napp,Mobile\n")
    let days = [("2026-10-05", 200), ("2026-10-31", 100), ("2026-11-14", 30), ("2026-11-20", 10)]
    let lines = days.map { record($0.0, "shop", $0.1) } + [record("2026-10-31", "app", 7)]
    folder.write("usage.jsonl", lines.joined() + record("2026-11-20", "app", 1))
    done("import", "\(folder.path)/usage.jsonl", "--accounts", "\(folder.path)/map.csv")
    done("users", "add", "vera", "--name", "Vera", "--email", "vera@other.example")
    done("users", "add", "bert", "--name", "Bert", "--email", "bert@other.example")
    done("grant", "billingGroupViewer", "vera", "Retail")
    done("grant", "billingGroupAdmin", "bert", "Mobile")
    done(all: addCard("Retail", "4242"))
  }

  func addCard(_ group: String, _ lastFour: String) -> [String] {
    [
      "pay", "method", "add", group, "--kind", "card", "--brand", "Visa", "--last-four", lastFour,
      "--expires", "11/28", "--holder", "Olga", "--token-file", "\(folder.path)/token", "--yes",
    ]
  }

  /// Payments go through this program of the shell's from now on.
  func pay(through body: String, name: String? = nil, seconds: Int = 20) {
    let path = folder.script("processor", body)
    let given = name.map { #""name": "\#($0)", "# } ?? ""
    processor = #"{\#(given)"command": ["\#(path)"], "timeoutSeconds": \#(seconds)}"#
    configure()
  }

  /// The configuration names no processor any more.
  func payInSandbox() {
    processor = "null"
    configure()
  }

  /// A processor that takes just this amount, and writes down what it was asked.
  static func approving(_ amount: String, log: String = "/dev/null") -> String {
    """
    IFS= read -r question
    key=$(printf '%s' "$question" | sed 's/.*"key":"\\([^"]*\\)".*/\\1/')
    echo "$question" >> \(log)
    printf '{"key":"%s","status":"approved","reference":"p",' "$key"
    printf '"amount":"\(amount)","currency":"EUR"}'
    """
  }

  /// The channel “finance” is this program of the shell's from now on.
  func tell(through body: String) {
    _ = folder.script("channel", body)
  }

  private func configure() {
    let channel = "\(folder.path)/channel"
    folder.write(
      "config.json",
      #"{"channels": {"finance": {"command": ["\#(channel)"]}}, "processor": \#(processor)}"#)
  }

  func record(_ day: String, _ account: String, _ price: Int) -> String {
    """
    {"accountId":"\(account)","productName":"SMS","productCategory":"sms","startDate":"\(day)",\
    "endDate":"\(day)","usage":{"amount":"\(price * 10)","unit":"messages"},\
    "price":{"amount":\(price),"currency":"EUR"}}

    """
  }

  func run(_ words: String...) -> Said { run(all: words) }

  @discardableResult
  func done(_ words: String..., place: SourceLocation = #_sourceLocation) -> Said {
    done(all: words, place: place)
  }

  @discardableResult
  func done(all words: [String], place: SourceLocation = #_sourceLocation) -> Said {
    let said = run(all: words)
    #expect(said.status == .done, "\(words): \(said.err)", sourceLocation: place)
    return said
  }

  func run(all words: [String]) -> Said {
    let spoken = Spoken()
    let console = Console(
      write: { bytes in spoken.out.withLock { $0 += bytes } },
      say: { bytes in spoken.err.withLock { $0 += bytes } },
      outputIsTerminal: false, errorIsTerminal: false, inputIsTerminal: false, columns: 100)
    let world = World(
      environment: ["HOME": folder.path], now: Timestamp("2026-11-21T08:15:00Z")!,
      userID: getuid(), effectiveUserID: getuid(), login: { _ in "tester" })
    let places = ["--data", "\(folder.path)/data", "--config", "\(folder.path)/config.json"]
    let status = CommandLineTool.run(places + words, console: console, world: world)
    return Said(
      status: status, out: String(decoding: spoken.out.withLock { $0 }, as: UTF8.self),
      err: String(decoding: spoken.err.withLock { $0 }, as: UTF8.self))
  }

  private final class Spoken: Sendable {
    let out = Mutex<[UInt8]>([])
    let err = Mutex<[UInt8]>([])
  }
}

extension Till {
  /// The rows of a list, by one member each.
  func list(_ words: String..., of name: String, _ member: String) -> [String] {
    let said = run(all: words + ["--format", "json"])
    return said.json[name]?.array?.compactMap { $0[member]?.string } ?? []
  }

  /// What the balance would be after one euro more, as the preview says it.
  var balance: String {
    let said = run("pay", "add-funds", "Retail", "--amount", "1", "--format", "json")
    let changes = said.json["changes"]?.array ?? []
    return changes.first { $0["field"]?.string == "Balance" }?["before"]?.string ?? ""
  }
}
