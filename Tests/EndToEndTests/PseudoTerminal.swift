import Foundation
import Testing

/// The real executable on a pseudo-terminal of its own: every byte that it writes is looked at.
final class PseudoTerminal {
  private var master: Int32
  private let line: Int32
  private let home: Home
  let process: pid_t
  /// Everything that was written so far.
  private(set) var bytes: [UInt8] = []
  private var ended: Int32?

  init(
    _ words: [String], term: String = "xterm-256color", width: Int = 120, height: Int = 40,
    variables: [String: String] = [:], home: Home? = nil
  ) throws {
    self.home = try home ?? Home()
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let path = try Self.unlock(master)
    line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(
      ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let environment = Executable.environment(home: self.home.url)
      .merging(["TERM": term]) { $1 }.merging(variables) { $1 }
    let child = ChildProgram(
      words: [Executable.path] + words, environment: environment, terminal: path)
    process = try child.start()
  }

  deinit {
    if ended == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(line)
    if master >= 0 { close(master) }
  }

  /// What grantpt(3) and its like do, which Swift does not import; the numbers are the kernel's.
  private static func unlock(_ master: Int32) throws -> String {
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var (isLocked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, setLock, &isLocked) == 0,
      ioctl(master, getNumber, &number) == 0
    else {
      throw TerminalProblem("there is no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    return "/dev/pts/\(number)"
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// The end of the connection, as when a window is closed or a line drops.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Takes what was written since the last time.
  @discardableResult
  func take() -> [UInt8] {
    var new: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while master >= 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      new += buffer[..<count]
    }
    bytes += new
    return new
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func waitFor(_ wanted: String) async throws {
    _ = try await Patience.wait("for “\(wanted)” among \(bytes.count) bytes") {
      take()
      return text.contains(wanted) ? true : nil
    }
  }

  /// Waits for the first screen of the demo.
  func waitForGroups() async throws { try await waitFor("1/9") }

  /// Waits until nothing is written for a while, and returns what came.
  func settle() async throws -> [UInt8] {
    var all: [UInt8] = []
    var quiet = 0
    return try await Patience.wait("for the output to end", pause: .milliseconds(50)) {
      let new = take()
      all += new
      quiet = new.isEmpty ? quiet + 1 : 0
      return quiet >= 8 ? all : nil
    }
  }

  /// Waits for the process to end: its exit status, or minus the signal that killed it.
  func end() async throws -> Int32 {
    try await Patience.wait("for the program to end; its last words: \(text.suffix(300))") {
      take()
      var status: Int32 = 0
      if ended == nil, waitpid(process, &status, WNOHANG) == process {
        ended = ChildProgram.end(status)
      }
      return ended
    }
  }

  /// The modes of the line: flags and special characters.
  var modes: [UInt32] {
    var modes = termios()
    guard tcgetattr(line, &modes) == 0 else { return [] }
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }

  /// How often the process's threads went to sleep so far.
  var sleeps: Int {
    let folder = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.reduce(0) { sum, thread in
      let status =
        (try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt") } ?? ""
      return sum + (Int(line.split(separator: "\t").last ?? "") ?? 0)
    }
  }
}
