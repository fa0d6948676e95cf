import Foundation

/// posix_spawn(3), bare: what a program is started with. Foundation's `Process` would wait for as
/// long as a daemon that the program leaves behind, and cannot give it a terminal.
struct ChildProgram {
  let words: [String]
  /// Nil hands on our own.
  var environment: [String: String]?
  /// The terminal of a session of its own; without one, the three streams.
  var terminal: String?
  var streams: [Int32] = []

  func start() throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let terminal {
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    let all = environment ?? ProcessInfo.processInfo.environment
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process = pid_t()
    let problem = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
    guard problem == 0 else {
      throw TerminalProblem("\(words[0]) can't be started: \(String(cString: strerror(problem)))")
    }
    return process
  }

  /// Signals as a shell leaves them; with a terminal, a session of its own.
  private func prepare(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let newSession: Int32 = terminal == nil ? 0 : 0x80
    let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// Runs to the end, with what it printed.
  static func run(
    _ words: [String], environment: [String: String]? = nil, input: String = ""
  ) throws -> Ran {
    let (inward, outward, errors) = (try pipe(), try pipe(), try pipe())
    let child = ChildProgram(
      words: words, environment: environment,
      streams: [inward.read, outward.write, errors.write])
    let process = try child.start()
    for end in [inward.read, outward.write, errors.write] { close(end) }
    _ = Array(input.utf8).withUnsafeBytes { write(inward.write, $0.baseAddress, $0.count) }
    close(inward.write)
    let said = drain([outward.read, errors.read])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Ran(status: Self.end(status), out: said[0], err: said[1])
  }

  /// The exit status, or minus the signal that killed it.
  static func end(_ status: Int32) -> Int32 {
    status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Foundation.pipe(&ends) == 0 else { throw TerminalProblem("there is no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Reads both to their ends, whichever has something.
  private static func drain(_ ends: [Int32]) -> [String] {
    var bytes: [[UInt8]] = ends.map { _ in [] }
    var open = ends
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while open.contains(where: { $0 >= 0 }) {
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      _ = poll(&polled, nfds_t(polled.count), -1)
      for index in polled.indices where polled[index].revents != 0 {
        let count = read(open[index], &buffer, buffer.count)
        if count > 0 { bytes[index] += buffer[..<count] }
        if count == 0 || (count < 0 && errno != EINTR) { open[index] = -1 }
      }
    }
    for end in ends { close(end) }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}
