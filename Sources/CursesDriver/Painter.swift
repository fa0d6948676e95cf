internal import CNCurses
internal import Glibc
internal import TerminalUI

/// Writes what differs between two frames into curses' window.
struct Painter {
  private let capabilities: Capabilities
  private var pairs = ColourPairs()
  private var inks: [Style: ResolvedInk] = [:]
  private var theme: Theme?
  private var shown: Surface?

  init(_ capabilities: Capabilities) { self.capabilities = capabilities }

  /// Forgets what the screen shows, so that the next frame is drawn in full.
  mutating func forget() { shown = nil }

  mutating func paint(_ frame: Frame) {
    if theme != frame.theme {
      inks = [:]
      theme = frame.theme
      shown = nil
    }
    if shown?.size != frame.surface.size {
      cnc_erase()
      shown = nil
    }
    if let old = shown, let shifted = ScrollFinder(old: old, new: frame.surface).shifted {
      paintRows(of: Frame(shifted, theme: frame.theme))
      wnoutrefresh(cnc_stdscr())
      doupdate()
    }
    paintRows(of: frame)
  }

  private mutating func paintRows(of frame: Frame) {
    for y in 0..<frame.surface.size.height { paintRow(y, of: frame) }
    shown = frame.surface
  }

  private mutating func paintRow(_ y: Int, of frame: Frame) {
    let surface = frame.surface
    let start = y * surface.size.width
    var x = 0
    while x < surface.size.width {
      guard shown?.cells[start + x] != surface.cells[start + x] else {
        x += 1
        continue
      }
      let first = x
      while x < surface.size.width, shown?.cells[start + x] != surface.cells[start + x] { x += 1 }
      // A run ends and begins with whole characters: the rest of a wide one belongs to it.
      let from = surface.cells[start + first].isContinuation ? max(0, first - 1) : first
      while x < surface.size.width, surface.cells[start + x].isContinuation { x += 1 }
      var run: [cchar_t] = []
      for index in start + from..<start + x where !surface.cells[index].isContinuation {
        var cell = surface.cells[index]
        if cell.scalar == " " { cell.style = styleOfGap(at: index - start, y, frame) }
        append(cell, frame.theme, to: &run)
      }
      _ = cnc_put_cells(Int32(y), Int32(from), run, Int32(run.count))
    }
  }

  /// A short gap between two equal inks takes their style: nothing of it is seen, and the terminal
  /// need not change its attributes twice.
  private mutating func styleOfGap(at x: Int, _ y: Int, _ frame: Frame) -> Style {
    let own = frame.surface[x, y].style
    let reach = 3
    guard ink(for: own, frame.theme).showsOnBlank == false,
      let left = (1...reach).first(where: { frame.surface[x - $0, y].scalar != " " }),
      let right = (1...reach).first(where: { frame.surface[x + $0, y].scalar != " " })
    else { return own }
    let before = frame.surface[x - left, y].style
    let near = ink(for: before, frame.theme)
    let far = ink(for: frame.surface[x + right, y].style, frame.theme)
    return near == far && !near.showsOnBlank ? before : own
  }

  /// A scalar of another width in the system's table than in ours would shift the row, so it is
  /// replaced by question marks.
  private mutating func append(_ cell: Cell, _ theme: Theme, to run: inout [cchar_t]) {
    let ink = ink(for: cell.style, theme)
    let base = wchar_t(bitPattern: cell.scalar.value)
    if let line = lineDrawing(cell.scalar) {
      run.append(cnc_cell(line, 0, 0, ink.attributes | cnc_alternate(), ink.pair))
    } else if cell.scalar.isASCII || cnc_width(base) == Int32(cell.width) {
      run.append(
        cnc_cell(
          base, mark(cell.firstMark), mark(cell.secondMark), ink.attributes, ink.pair))
    } else {
      for _ in 0..<cell.width {
        run.append(cnc_cell(wchar_t(63), 0, 0, ink.attributes, ink.pair))
      }
    }
  }

  private func mark(_ value: UInt32) -> wchar_t {
    let mark = wchar_t(bitPattern: value)
    return value != 0 && cnc_width(mark) == 0 ? mark : 0
  }

  /// The terminal's own line drawing, by the letters of its alternate character set.
  private func lineDrawing(_ scalar: Unicode.Scalar) -> wchar_t? {
    guard capabilities.glyphs == .lineDrawing, !scalar.isASCII else { return nil }
    return Painter.alternate[scalar].map { wchar_t(bitPattern: $0.value) }
  }

  private static let alternate: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "q", "│": "x", "┌": "l", "┐": "k", "└": "m", "┘": "j", "┤": "u", "┼": "n",
  ]

  /// What curses needs to know of a style.
  private struct ResolvedInk: Equatable {
    let attributes: attr_t
    let pair: Int16
    /// Whether it can be seen where nothing stands.
    let showsOnBlank: Bool
  }

  private mutating func ink(for style: Style, _ theme: Theme) -> ResolvedInk {
    if let known = inks[style] { return known }
    let ink = theme.ink(for: style, depth: capabilities.colours)
    let made = ResolvedInk(
      attributes: Painter.attributes(ink.emphasis),
      pair: pairs.pair(foreground: ink.foreground, background: ink.background),
      showsOnBlank: ink.background != nil || !ink.emphasis.isDisjoint(with: [.reverse, .underline]))
    inks[style] = made
    return made
  }

  private static func attributes(_ emphasis: Emphasis) -> attr_t {
    var attributes: attr_t = 0
    if emphasis.contains(.bold) { attributes |= cnc_bold() }
    if emphasis.contains(.dim) { attributes |= cnc_dim() }
    if emphasis.contains(.underline) { attributes |= cnc_underline() }
    if emphasis.contains(.reverse) { attributes |= cnc_reverse() }
    if emphasis.contains(.italic) { attributes |= cnc_italic() }
    return attributes
  }
}
