internal import CNCurses
internal import Glibc
internal import TerminalUI

/// Turns what curses reads into keys; pasted text is text and never keys.
struct KeyReader {
  private static let pasteStart: Int32 = 0o2001
  private static let pasteEnd: Int32 = 0o2002
  /// A paste longer than this is cut; the limit is ours.
  private static let pasteLimit = 1_000_000

  private var paste: String.UnicodeScalarView?
  private var pasteRoom = 0

  /// Whether the end of a paste is still to come.
  var isPasting: Bool { paste != nil }

  static func defineKeys() {
    define_key("\u{1b}[200~", pasteStart)
    define_key("\u{1b}[201~", pasteEnd)
  }

  /// All keys that are there now.
  mutating func read() -> [Key] {
    var keys: [Key] = []
    while let unit = KeyReader.next() {
      if let key = key(for: unit) { keys.append(key) }
    }
    return keys
  }

  /// What a paste has brought so far, when its end does not come.
  mutating func abandonPaste() -> Key? {
    defer { paste = nil }
    return paste.map { .paste(String($0)) }
  }

  /// One thing that curses read: a function key's code or a character.
  private enum Unit {
    case code(Int32)
    case scalar(Unicode.Scalar)
  }

  private static func next() -> Unit? {
    var value: wint_t = 0
    let status = cnc_get(&value)
    if status == cnc_error() { return nil }
    if status == cnc_key_code_yes() { return .code(Int32(bitPattern: value)) }
    return .scalar(Unicode.Scalar(value) ?? "\u{fffd}")
  }

  private mutating func key(for unit: Unit) -> Key? {
    switch unit {
    case .code(KeyReader.pasteStart):
      paste = String.UnicodeScalarView()
      pasteRoom = KeyReader.pasteLimit
      return nil
    case .code(KeyReader.pasteEnd): return abandonPaste()
    case .code(let code): return paste == nil ? Key(cursesCode: code) : nil
    case .scalar(let scalar):
      guard paste == nil else {
        add(scalar)
        return nil
      }
      return scalar == "\u{1b}" ? escape() : Key(scalar: scalar)
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard pasteRoom > 0 else { return }
    pasteRoom -= 1
    paste?.append(scalar == "\r" ? "\n" : scalar)
  }

  /// An escape that a bracket follows at once is a sequence unknown to terminfo: it is read to
  /// its end so that its letters do not act as keys.
  private mutating func escape() -> Key? {
    guard let following = KeyReader.next() else { return .escape }
    guard case .scalar(let lead) = following, lead == "[" || lead == "O" else {
      unget(following)
      return .escape
    }
    while case .scalar(let scalar)? = KeyReader.next() {
      guard (0x40...0x7e).contains(scalar.value) else { continue }
      return Key(sequenceEnd: scalar)
    }
    return nil
  }

  private func unget(_ unit: Unit) {
    switch unit {
    case .code(let code): ungetch(code)
    case .scalar(let scalar): unget_wch(wchar_t(bitPattern: scalar.value))
    }
  }
}
