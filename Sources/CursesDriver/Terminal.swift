internal import CNCurses
internal import Glibc
internal import TerminalUI

/// Opens the terminal and finds out what it can do.
enum Terminal {
  static let fallback = "xterm-256color"

  /// Brings curses up; the notice says that the terminal's name was unknown.
  static func open() throws(CursesError) -> (screen: OpaquePointer, notice: String?) {
    let term = variable("TERM") ?? ""
    cnc_use_locale()
    unsetenv("LINES")
    unsetenv("COLUMNS")
    set_escdelay(25)
    if let screen = newScreen(term) { return (screen, nil) }
    guard let screen = newScreen(fallback) else { throw .unknownTerminal(term) }
    return (screen, "The terminal “\(term)” is not known here; it is taken for \(fallback).")
  }

  /// Curses takes a screen that was never left for one that is still being set up, and then writes
  /// each of the cursor's moves on its own, some eighty of them for a full screen: it is left once.
  private static func newScreen(_ term: String) -> OpaquePointer? {
    guard !term.isEmpty, let screen = cnc_newterm(term) else { return nil }
    endwin()
    return screen
  }

  /// The first capability that a full screen needs and the terminal lacks.
  static var missingCapability: String? {
    ["cup", "clear"].first { cnc_string_capability($0) == nil }
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Starts colour; whatever fails on the way means "no colour" and nothing else.
  /// A colour that nobody wants is not even reset.
  static func colours(limit: ColourDepth) -> ColourDepth {
    let isRefused = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    guard !isRefused, limit != .none, has_colors(), start_color() != cnc_error(),
      use_default_colors() != cnc_error()
    else { return .none }
    return min(ColourDepth(colours: Int(cnc_colours())), limit)
  }

  static func glyphs() -> GlyphTier {
    let term = variable("TERM") ?? ""
    let codeset = cnc_codeset().map { String(cString: $0) } ?? ""
    return glyphs(
      term: term, codeset: codeset,
      hasLineDrawing: cnc_string_capability("acsc") != nil
        && cnc_string_capability("smacs") != nil)
  }

  /// The console's font has half blocks only; old terminals speak no UTF-8 whatever the locale.
  static func glyphs(term: String, codeset: String, hasLineDrawing: Bool) -> GlyphTier {
    let isOld = ["vt", "ansi", "dumb", "cons25"].contains { term.hasPrefix($0) }
    let name = codeset.uppercased().filter { $0 != "-" }
    if name == "UTF8", !isOld { return term.hasPrefix("linux") ? .halfBlocks : .eighths }
    return hasLineDrawing ? .lineDrawing : .ascii
  }
}
