import Foundation

/// The real executable in a real terminal: keys in, screen text out. Needs tmux.
final class RealTerminal {
  private let socket = "billtop-test-\(UUID().uuidString)"
  let home: URL

  /// The executable that was built beside these tests.
  static var executable: String {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder = bundle?.deletingLastPathComponent() ?? URL(filePath: ".build/debug")
    return folder.appending(path: "billtop").path
  }

  /// Opens a terminal in which a shell waits.
  init(width: Int = 120, height: Int = 40, term: String = "tmux-256color") throws {
    home = FileManager.default.temporaryDirectory.appending(path: socket)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let shell = "env -i HOME=\(home.path) PATH=/usr/bin:/bin LANG=C.UTF-8 PS1='$ ' TERM=\(term) sh"
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", shell)
    try tmux("set-option", "-g", "escape-time", "0")
  }

  deinit {
    _ = try? tmux("kill-server")
    try? FileManager.default.removeItem(at: home)
  }

  /// Types a command line and Enter.
  func type(_ line: String) throws {
    try tmux("send-keys", "-l", line)
    try tmux("send-keys", "Enter")
  }

  func run(_ arguments: String) throws { try type("\(Self.executable) \(arguments)") }

  /// Presses keys by tmux's names, one by one.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  func paste(_ text: String) throws {
    try tmux("set-buffer", text)
    try tmux("paste-buffer", "-p")
  }

  func resize(_ width: Int, _ height: Int) throws {
    try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  var screen: String { (try? tmux("capture-pane", "-p")) ?? "" }

  /// Waits until the screen holds a text, and returns the screen; fails after ten seconds.
  @discardableResult
  func waitFor(_ text: String, seconds: Double = 10) throws -> String {
    try wait("for “\(text)”", seconds) { $0.contains(text) }
  }

  @discardableResult
  func waitUntilGone(_ text: String, seconds: Double = 10) throws -> String {
    try wait("until “\(text)” is gone", seconds) { !$0.contains(text) }
  }

  private func wait(_ what: String, _ seconds: Double, _ holds: (String) -> Bool) throws -> String {
    let end = Date.now.addingTimeInterval(seconds)
    while Date.now < end {
      let now = screen
      if holds(now) { return now }
      Thread.sleep(forTimeInterval: 0.03)
    }
    throw TerminalProblem("waited in vain \(what); the screen was:\n\(screen)")
  }

  /// The process of the program in the foreground.
  func programID() throws -> Int32 {
    let shell = try tmux("display-message", "-p", "#{pane_pid}").trimmed
    let child = try Self.command("/usr/bin/pgrep", ["-P", shell]).trimmed
    guard let id = Int32(child) else { throw TerminalProblem("no program runs: \(child)") }
    return id
  }

  /// The terminal's modes as the shell's `stty` tells them.
  func modes() throws -> String {
    let file = home.appending(path: "modes-\(UUID().uuidString)")
    try type("stty -a > \(file.path); echo; echo modes-are-there")
    try waitFor("\nmodes-are-there")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    try Self.command("/usr/bin/tmux", ["-L", socket] + arguments)
  }

  static func command(_ path: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

struct TerminalProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
