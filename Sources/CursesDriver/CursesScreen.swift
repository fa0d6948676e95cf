internal import CNCurses
internal import Glibc
internal import TerminalUI

/// The terminal while a full-screen program has it; giving it up restores it.
final class CursesScreen {
  let capabilities: Capabilities
  /// What the person should be told once.
  let notice: String?
  let wake: WakePipe
  private let screen: OpaquePointer
  private let errorLog: String?
  private var errors: ErrorStream?
  private var painter: Painter
  private var title: String?
  private let takesTitle: Bool

  init(_ options: CursesOptions) throws(CursesError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    wake = try WakePipe()
    SignalDesk.open(wake: wake.writer)
    do {
      (screen, notice) = try Terminal.open()
    } catch {
      SignalDesk.close()
      throw error
    }
    if let missing = Terminal.missingCapability {
      endwin()
      delscreen(screen)
      SignalDesk.close()
      throw .unsuitable(term: Terminal.variable("TERM") ?? "", missing: missing)
    }
    capabilities = Capabilities(
      colours: Terminal.colours(limit: options.colourLimit),
      glyphs: max(Terminal.glyphs(), options.plainestGlyphs))
    painter = Painter(capabilities)
    takesTitle = Terminal.variable("TERM")?.hasPrefix("xterm") ?? false
    errorLog = options.errorLog
    errors = ErrorStream(log: options.errorLog)
    configure()
  }

  private func configure() {
    cnc_configure()
    if capabilities.glyphs <= .halfBlocks { AttributeStrings.shorten() }
    KeyReader.defineKeys()
    SignalDesk.armGuard()
    writeRaw("\u{1b}[?2004h")
  }

  deinit {
    writeRaw("\u{1b}[?2004l")
    endwin()
    delscreen(screen)
    errors = nil
    SignalDesk.close()
  }

  var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cnc_window_size(&rows, &columns) else { return Size(80, 24) }
    return Size(min(Int(columns), 1000), min(Int(rows), 1000))
  }

  func present(_ frame: Frame) {
    cnc_leave_cursor(frame.cursor == nil)
    painter.paint(frame)
    if let cursor = frame.cursor {
      cnc_move(Int32(cursor.y), Int32(cursor.x))
      curs_set(1)
    } else {
      curs_set(0)
    }
    wnoutrefresh(cnc_stdscr())
    doupdate()
    show(title: frame.title)
  }

  private func show(title new: String?) {
    guard takesTitle, let new, new != title else { return }
    title = new
    let plain = TextRuler(.ascii).fit(new, to: 80)
    writeRaw(
      "\u{1b}]2;\(TextRuler(.ascii).pad(plain, to: TextRuler(.ascii).width(of: plain)))\u{7}")
  }

  /// Follows the window's new size and draws the next frame in full.
  func adopt(_ size: Size) {
    resizeterm(Int32(size.height), Int32(size.width))
    repaint()
  }

  func repaint() {
    painter.forget()
    cnc_erase()
    cnc_clear_before_refresh()
  }

  /// Gives the terminal to the shell and takes it back when the process is continued.
  func suspend() {
    writeRaw("\u{1b}[?2004l")
    endwin()
    errors = nil
    SignalDesk.stop(wake: wake.writer)
    errors = ErrorStream(log: errorLog)
    resizeterm(Int32(size.height), Int32(size.width))
    reset_prog_mode()
    repaint()
    wnoutrefresh(cnc_stdscr())
    doupdate()
    writeRaw("\u{1b}[?2004h")
  }

  func bell() { beep() }

  /// OSC 52: the terminal at the person's end puts the text on its clipboard.
  func copy(_ text: String) { writeRaw("\u{1b}]52;c;\(Base64.encode(text.utf8))\u{7}") }

  private func writeRaw(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cnc_write_raw($0.baseAddress, $0.count) }
    }
  }
}
