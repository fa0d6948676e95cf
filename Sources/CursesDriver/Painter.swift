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
  /// Nothing, on the theme's ground; where that is the terminal's own it is curses' own blank,
  /// which is also what a scroll or an erase leaves.
  private var blank = ResolvedInk.none

  init(_ capabilities: Capabilities) { self.capabilities = capabilities }

  /// Forgets what the screen shows, so that the next frame is drawn in full.
  mutating func forget() { shown = nil }

  mutating func paint(_ frame: Frame) {
    if theme != frame.theme {
      inks = [:]
      theme = frame.theme
      shown = nil
      let ground = ink(for: .text, frame.theme)
      blank = ground.background == nil ? .none : ground
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
    for y in 0..<frame.surface.size.height where isChanged(y, in: frame.surface) {
      paintRow(y, of: frame)
    }
    shown = frame.surface
  }

  private func isChanged(_ y: Int, in surface: Surface) -> Bool {
    guard let shown else { return true }
    let row = y * surface.size.width..<(y + 1) * surface.size.width
    return shown.cells[row] != surface.cells[row]
  }

  /// Hands over the whole row: curses finds the cells that differ, and what a row's blanks wear
  /// depends on nothing but the row.
  private mutating func paintRow(_ y: Int, of frame: Frame) {
    let width = frame.surface.size.width
    let row = frame.surface.cells[y * width..<(y + 1) * width]
    var cells: [cchar_t] = []
    cells.reserveCapacity(width)
    for (cell, ink) in zip(row, inks(of: row, frame.theme)) where !cell.isContinuation {
      append(cell, ink, to: &cells)
    }
    _ = cnc_put_cells(Int32(y), 0, cells, Int32(cells.count))
  }

  /// The inks of a row's cells. A short gap wears its neighbour's ink, any other blank none:
  /// nothing of it is seen, and the terminal need not change its attributes for it.
  private mutating func inks(of row: ArraySlice<Cell>, _ theme: Theme) -> [ResolvedInk] {
    var inks: [ResolvedInk] = []
    inks.reserveCapacity(row.count)
    var gap = 0
    var (style, own) = (Style.text, ink(for: .text, theme))
    for cell in row {
      if cell.style != style { (style, own) = (cell.style, ink(for: cell.style, theme)) }
      if cell.scalar == " ", !cell.isContinuation, !own.showsOnBlank {
        gap += 1
        inks.append(blank)
        continue
      }
      let neighbour = inks.count == gap ? blank : inks[inks.count - gap - 1]
      if 1...Painter.shortGap ~= gap, !neighbour.showsOnBlank {
        inks.replaceSubrange(
          inks.count - gap..<inks.count, with: repeatElement(neighbour, count: gap))
      }
      gap = 0
      inks.append(own)
    }
    return inks
  }

  /// Up to here curses writes blanks that it need not write rather than move the cursor.
  private static let shortGap = 6

  /// A scalar of another width in the system's table than in ours would shift the row, so it is
  /// replaced by question marks.
  private func append(_ cell: Cell, _ ink: ResolvedInk, to run: inout [cchar_t]) {
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
    let background: UInt8?
    /// Whether it can be seen where nothing stands.
    let showsOnBlank: Bool

    static let none = ResolvedInk(attributes: 0, pair: 0, background: nil, showsOnBlank: false)
  }

  private mutating func ink(for style: Style, _ theme: Theme) -> ResolvedInk {
    if let known = inks[style] { return known }
    let ink = theme.ink(for: style, depth: capabilities.colours)
    let ground = theme.ink(for: .text, depth: capabilities.colours).background
    let made = ResolvedInk(
      attributes: Painter.attributes(ink.emphasis),
      pair: pairs.pair(foreground: ink.foreground, background: ink.background),
      background: ink.background,
      showsOnBlank: ink.background != ground
        || !ink.emphasis.isDisjoint(with: [.reverse, .underline]))
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
