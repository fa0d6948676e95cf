internal import Glibc

/// What one run of one contender took and said.
struct BenchRun: Sendable {
  var time: BenchTime
  /// Whole hundred-thousandths of the currency, and units of usage: exact in every contender.
  var price: String
  var usage: String
  /// billtop's own most memory, in megabytes.
  var peak = 0

  var sums: String { "\(price) / \(usage)" }
}

/// Milliseconds by the clock on the wall, and of processors: the latter hardly depends on what
/// else the machine does.
struct BenchTime: Sendable {
  var wall: Double
  var processor: Double
}

/// Another tool that does the same job, run as a process of its own.
struct BenchPeer: Sendable {
  var name: String
  var jobs: [BenchJob]
  /// The shell command for a job; it prints its times, price and usage, or the sums alone.
  var command: @Sendable (BenchJob, BenchPlace) -> String
  /// Whether the command tells its own times, without the start of its interpreter.
  var tellsTime: Bool

  func run(_ job: BenchJob, _ place: BenchPlace) -> BenchRun? {
    let clock = BenchClock(of: RUSAGE_CHILDREN)
    guard let text = Shell.output(command(job, place)) else { return nil }
    let whole = clock.time
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "|" || $0 == "\t" }.map(String.init)
    guard words.count >= (tellsTime ? 4 : 2) else { return nil }
    let sums = words.suffix(2).map(Self.whole)
    var told: BenchTime?
    if tellsTime, let wall = Double(words[0]), let processor = Double(words[1]) {
      told = BenchTime(wall: wall, processor: processor)
    }
    return BenchRun(time: told ?? whole, price: sums[0], usage: sums[1])
  }

  private static func whole(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Times from its making on: this process's own, or of the processes that it started.
struct BenchClock {
  private let whose: __rusage_who_t
  private let start: BenchTime

  init(of whose: __rusage_who) {
    self.whose = __rusage_who_t(whose.rawValue)
    start = Self.now(self.whose)
  }

  var time: BenchTime {
    let now = Self.now(whose)
    return BenchTime(wall: now.wall - start.wall, processor: now.processor - start.processor)
  }

  private static func now(_ whose: __rusage_who_t) -> BenchTime {
    // A clock that nobody sets.
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return BenchTime(
      wall: Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000,
      processor: processor(whose))
  }

  private static func processor(_ whose: __rusage_who_t) -> Double {
    guard whose == __rusage_who_t(RUSAGE_CHILDREN.rawValue) else {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
    var usage = rusage()
    getrusage(whose, &usage)
    let parts = [usage.ru_utime, usage.ru_stime]
    return parts.reduce(0) { $0 + Double($1.tv_sec) * 1000 + Double($1.tv_usec) / 1000 }
  }
}

/// How much memory this process needs at most, from one moment to another.
enum BenchMemory {
  /// Forgets the most that was needed until now.
  static func begin() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// In megabytes.
  static var peak: Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
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
