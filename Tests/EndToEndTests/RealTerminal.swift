import Foundation
import Testing

/// The real executable in a real terminal: keys in, screen text out. Needs tmux.
///
/// Each has a tmux server of its own, which ends with it, and by itself after five minutes.
final class RealTerminal {
  private let socket: String
  private let tmuxPath: String
  private var commands = 0
  let home: Home

  /// Opens a terminal in which a shell waits.
  init(
    width: Int = 120, height: Int = 40, term: String = "tmux-256color", home: Home? = nil,
    variables: String = ""
  ) throws {
    tmuxPath = try Self.findTmux()
    self.home = try home ?? Home()
    let folder = self.home.url.path
    socket = self.home.path("tmux-\(UUID().uuidString.prefix(8))")
    let shell =
      "cd \(folder); exec env -i HOME=\(folder) PATH=/usr/bin:/bin LANG=C.UTF-8 PS1='$ '"
      + " TERM=\(term) \(variables) sh -i"
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", shell,
      ";", "set-option", "-g", "status", "off", ";", "set-option", "-g", "escape-time", "0")
    try tmux("run-shell", "-b", "-d", "300", "-C", "kill-server")
    try resize(width, height)
  }

  deinit { _ = try? tmux("kill-server") }

  private static func findTmux() throws -> String {
    let folders = ["/usr/bin", "/usr/local/bin", "/bin", "/opt/bin"]
    let found = folders.map { $0 + "/tmux" }.first(
      where: FileManager.default.isExecutableFile(atPath:))
    return try #require(
      found, "these tests open real terminals with tmux, which is not here: apt-get install tmux")
  }

  /// Types a command line and Enter.
  func type(_ line: String) throws {
    try tmux("send-keys", "-l", line)
    try tmux("send-keys", "Enter")
  }

  func run(_ arguments: String = "") throws { try type("\(Executable.path) \(arguments)") }

  /// Opens the dashboard on the demo of a fixed day and waits for its groups.
  @discardableResult
  func openDemo(_ arguments: String = "") async throws -> String {
    try run("demo --today \(Demo.today) \(arguments)")
    return try await waitFor("1/9")
  }

  /// Presses keys by tmux's names, one by one.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// One key so many times, faster than anybody types.
  func pressAtOnce(_ key: String, times: Int) throws {
    try tmux("send-keys", "-N", "\(times)", key)
  }

  /// Keeps every byte that programs write to the terminal from now on.
  func record(to file: String) throws { try tmux("pipe-pane", "-o", "cat >> \(file)") }

  func paste(_ text: String) throws {
    try tmux("set-buffer", text)
    try tmux("paste-buffer", "-p")
  }

  func resize(_ width: Int, _ height: Int) throws {
    try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  var screen: String { (try? tmux("capture-pane", "-p")) ?? "" }

  /// What tmux knows of the terminal, by the name of a format.
  func state(_ name: String) throws -> String { try tmux("display-message", "-p", "#{\(name)}") }

  /// Waits until the screen holds a text, and returns the screen.
  @discardableResult
  func waitFor(_ text: String) async throws -> String {
    try await wait("for “\(text)”") { $0.contains(text) }
  }

  @discardableResult
  func waitUntilGone(_ text: String) async throws -> String {
    try await wait("until “\(text)” is gone") { !$0.contains(text) }
  }

  /// Waits until the screen is as told; twenty seconds are for a machine that is busy.
  @discardableResult
  func wait(_ what: String, _ holds: (String) -> Bool) async throws -> String {
    try await Patience.wait("\(what); the screen was:\n\(screen)") {
      let now = screen
      return holds(now) ? now : nil
    }
  }

  /// Waits until the screen stands still, and returns it.
  @discardableResult
  func settled() async throws -> String {
    var before = screen
    return try await Patience.wait("for the screen to stand still", pause: .milliseconds(150)) {
      let now = screen
      defer { before = now }
      return now == before ? now : nil
    }
  }

  /// The line on which the list's cursor stands, as tmux shows it in reverse or with a sign.
  func line(with text: String) -> String? {
    screen.split(separator: "\n").map(String.init).first { $0.contains(text) }
  }

  /// The process of the program in the foreground.
  func programID() async throws -> Int32 {
    let shell = try state("pane_pid")
    return try await Patience.wait("for the program to run") {
      let found = try ChildProgram.run(["/usr/bin/pgrep", "-P", shell, "-x", "billtop"])
      return Int32(found.out.trimmed)
    }
  }

  /// Sends a signal to the program and waits until it is gone.
  func kill(_ signal: Int32) async throws {
    let program = try await programID()
    Foundation.kill(program, signal)
    _ = try await Patience.wait("for the program to end; the screen was:\n\(screen)") {
      Foundation.kill(program, 0) != 0 ? true : nil
    }
  }

  /// Lets the shell carry out a command, and returns what it printed.
  func shell(_ command: String) async throws -> String {
    commands += 1
    let file = home.path("shell-\(commands)")
    try type("\(command) > \(file) 2>&1; mv \(file) \(file).done")
    return try await Patience.wait("for the shell to answer; the screen was:\n\(screen)") {
      try? String(contentsOfFile: file + ".done", encoding: .utf8)
    }
  }

  /// The terminal's modes as the shell's `stty` tells them.
  func modes() async throws -> String { try await shell("stty -a") }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let ran = try ChildProgram.run([tmuxPath, "-S", socket] + arguments)
    guard ran.status == 0 else { throw TerminalProblem("tmux \(arguments): \(ran.err)") }
    return arguments.contains("capture-pane") ? ran.out : ran.out.trimmed
  }
}

/// Waits for what will be true, without holding a thread.
enum Patience {
  static func wait<Found>(
    _ what: @autoclosure () -> String, pause: Duration = .milliseconds(40),
    _ look: () throws -> Found?
  ) async throws -> Found {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      if let found = try look() { return found }
      try await Task.sleep(for: pause)
    }
    throw TerminalProblem("waited in vain \(what())")
  }
}

/// Why a terminal could not do what a test asked for.
struct TerminalProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
