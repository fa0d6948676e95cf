import Glibc

/// Where a command's words go: data to standard output, everything said to people to standard
/// error. A test puts closures in place of the two.
struct Console: Sendable {
  let write: @Sendable (_ bytes: [UInt8]) -> Void
  let say: @Sendable (_ bytes: [UInt8]) -> Void
  let outputIsTerminal: Bool
  let errorIsTerminal: Bool
  let inputIsTerminal: Bool
  /// Columns of the terminal that standard output is, or 80.
  let columns: Int
  /// The descriptor that is read for `-`.
  var input: Int32 = 0

  static func live() -> Console {
    Console(
      write: { Console.writeAll($0, to: 1) }, say: { Console.writeAll($0, to: 2) },
      outputIsTerminal: isatty(1) == 1, errorIsTerminal: isatty(2) == 1,
      inputIsTerminal: isatty(0) == 1, columns: Console.terminalColumns())
  }

  func print(_ text: String) { write(Array((text + "\n").utf8)) }
  func note(_ text: String) { say(Array((text + "\n").utf8)) }

  private static func terminalColumns() -> Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// A closed pipe ends the output, not the program's promise: what was changed stays changed.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}
