internal import Glibc

/// What one run of one contender took and said.
struct BenchRun: Sendable {
  var milliseconds: Double
  /// Whole hundred-thousandths of the currency, and units of usage: exact in every contender.
  var price: String
  var usage: String

  var sums: String { "\(price) / \(usage)" }
}

/// The jobs that contenders are compared on.
enum BenchJob: String, CaseIterable, Sendable {
  case ingest, importing = "import", query, reopen, append

  var title: String {
    switch self {
    case .ingest: "read the file and add everything up"
    case .importing: "import into a store of its own"
    case .query: "organization by day, store open"
    case .reopen: "open the store, answer by month"
    case .append: "append one day"
    }
  }
}

/// Another tool that does the same job, run as a process of its own.
struct BenchPeer: Sendable {
  var name: String
  var jobs: [BenchJob]
  /// The shell command for a job; it prints milliseconds, price and usage, or the sums alone.
  var command: @Sendable (BenchJob, BenchPlace) -> String
  /// Whether the command tells its own time, without the start of its interpreter.
  var tellsTime: Bool

  func run(_ job: BenchJob, _ place: BenchPlace) -> BenchRun? {
    let start = BenchClock.milliseconds
    guard let text = Shell.output(command(job, place)) else { return nil }
    let wall = BenchClock.milliseconds - start
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "|" || $0 == "\t" }.map(String.init)
    guard words.count >= (tellsTime ? 3 : 2) else { return nil }
    let sums = words.suffix(2).map(Self.whole)
    return BenchRun(
      milliseconds: tellsTime ? Double(words[0]) ?? wall : wall, price: sums[0], usage: sums[1])
  }

  private static func whole(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Where the data of a benchmark lies.
struct BenchPlace: Sendable {
  var folder: String

  var records: String { folder + "/records.ndjson" }
  var nextDay: String { folder + "/next-day.ndjson" }
  var python: String { folder + "/peers/bin/python3" }
  var script: String { folder + "/peer.py" }
  var cache: String { folder + "/index" }
}

/// A clock that nobody sets.
enum BenchClock {
  static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// Runs commands for the benchmark; their paths are its own.
enum Shell {
  static func output(_ command: String) -> String? {
    guard let pipe = popen(command, "r") else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let got = fread(&buffer, 1, buffer.count, pipe)
      guard got > 0 else { break }
      bytes += buffer[..<got]
    }
    return pclose(pipe) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  static func has(_ command: String) -> Bool {
    output("command -v \(command) >/dev/null 2>&1 && echo yes") != nil
  }

  static func quoted(_ path: String) -> String {
    "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
