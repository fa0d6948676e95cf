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
  /// What the shown cells wear, row by row.
  private var worn: [ResolvedInk] = []
  /// Rows that a scroll made room for, still without the theme's ground.
  private var bare: Set<Int> = []
  /// Nothing, on the theme's ground; where that is the terminal's own it is curses' own blank,
  /// which is also what a scroll or an erase leaves.
  private var blank = ResolvedInk.none
  /// What a blank wears that takes the place of something: on the terminal's own ground its colours
  /// as a pair of their own. From a colour to curses' pair 0 all attributes would be reset as well.
  private var wiped = ResolvedInk.none

  init(_ capabilities: Capabilities) { self.capabilities = capabilities }

  /// Forgets what the screen shows, so that the next frame is drawn in full.
  mutating func forget() { shown = nil }

  mutating func paint(_ frame: Frame) {
    if theme != frame.theme {
      inks = [:]
      theme = frame.theme
      shown = nil
      wiped = ink(for: .text, frame.theme)
      blank = wiped.background == nil ? .none : wiped
    }
    if shown?.size != frame.surface.size {
      cnc_erase()
      shown = nil
    }
    if let old = shown { scroll(from: old, to: frame) }
    paintRows(of: frame)
  }

  /// Lets curses see rows that moved as moved before it sees what else has changed.
  private mutating func scroll(from old: Surface, to frame: Frame) {
    let finder = ScrollFinder(old: old, new: frame.surface)
    guard let shift = finder.shift else { return }
    let width = old.size.width
    let before = worn
    func row(_ y: Int) -> Range<Int> { y * width..<(y + 1) * width }
    for y in shift.rows {
      worn.replaceSubrange(row(y), with: before[row(y + shift.distance)])
    }
    for y in shift.room {
      worn.replaceSubrange(row(y), with: repeatElement(.none, count: width))
    }
    if blank != .none { bare.formUnion(shift.room) }
    let shifted = finder.shifted(shift)
    for y in Set(shift.rows).union(shift.room) { put(shifted, y, Array(worn[row(y)])) }
    shown = shifted
    wnoutrefresh(cnc_stdscr())
    doupdate()
  }

  private mutating func paintRows(of frame: Frame) {
    if shown == nil {
      worn = Array(repeating: .none, count: frame.surface.cells.count)
    }
    for y in 0..<frame.surface.size.height
    where bare.contains(y) || isChanged(y, in: frame.surface) {
      paintRow(y, of: frame)
    }
    bare = []
    shown = frame.surface
  }

  private func isChanged(_ y: Int, in surface: Surface) -> Bool {
    guard let shown else { return true }
    let row = y * surface.size.width..<(y + 1) * surface.size.width
    return shown.cells[row] != surface.cells[row]
  }

  private mutating func paintRow(_ y: Int, of frame: Frame) {
    let width = frame.surface.size.width
    let row = y * width..<(y + 1) * width
    let inks = inks(of: row, frame)
    worn.replaceSubrange(row, with: inks)
    put(frame.surface, y, inks)
  }

  /// Hands over the whole row: curses finds the cells that differ.
  private func put(_ surface: Surface, _ y: Int, _ inks: [ResolvedInk]) {
    let width = surface.size.width
    var cells: [cchar_t] = []
    cells.reserveCapacity(width)
    for (cell, ink) in zip(surface.cells[y * width..<(y + 1) * width], inks)
    where !cell.isContinuation {
      append(cell, ink, to: &cells)
    }
    _ = cnc_put_cells(Int32(y), 0, cells, Int32(cells.count))
  }

  /// The inks of a row's cells. Nothing is seen of a blank's, so that it wears what costs least.
  private mutating func inks(of row: Range<Int>, _ frame: Frame) -> [ResolvedInk] {
    var inks: [ResolvedInk] = []
    inks.reserveCapacity(row.count)
    var gap = 0
    var (style, own) = (Style.text, ink(for: .text, frame.theme))
    for index in row {
      let cell = frame.surface.cells[index]
      if cell.style != style { (style, own) = (cell.style, ink(for: cell.style, frame.theme)) }
      if cell.scalar == " ", !cell.isContinuation, !own.showsOnBlank {
        gap += 1
        continue
      }
      inks += blanks(gap, before: index, between: inks.last, own, in: frame.surface)
      gap = 0
      inks.append(own)
    }
    return inks + blanks(gap, before: row.upperBound, between: inks.last, nil, in: frame.surface)
  }

  /// A row without anything wears what a scroll leaves, a short gap between cells what its
  /// neighbour does. Elsewhere nothing is written where nothing stands already, and what is wiped
  /// is wiped in one go: between two of one ink in theirs, which spares leaving it, and where the
  /// theme has a ground in a neighbour's, since each change of colours there is two.
  private func blanks(
    _ count: Int, before end: Int, between last: ResolvedInk?, _ next: ResolvedInk?,
    in surface: Surface
  ) -> [ResolvedInk] {
    guard 1..<surface.size.width ~= count else { return Array(repeating: blank, count: count) }
    if count <= Painter.shortGap, let last, let next, !last.showsOnBlank {
      return Array(repeating: next.isPlain ? next : last, count: count)
    }
    let gap = end - count..<end
    var inks = Array(worn[gap])
    let isInside = count <= Painter.shortGap * 4 && last == next
    for piece in wipedPieces(of: gap) {
      let led = piece.lowerBound == gap.lowerBound && isNew(gap.lowerBound - 1, in: surface)
      let followed = piece.upperBound == end && isNew(end, in: surface)
      let near = isInside ? last : (led ? last : nil) ?? (followed ? next : nil)
      let wipe = near?.showsOnBlank == false ? near ?? wiped : wiped
      for place in piece { inks[place - gap.lowerBound] = wipe }
    }
    return inks
  }

  /// Whether a cell is written anyway: where the theme has a ground what is wiped beside it wears
  /// its ink.
  private func isNew(_ index: Int, in surface: Surface) -> Bool {
    guard blank != .none, surface.cells.indices.contains(index) else { return false }
    return shown.map { $0.cells[index] != surface.cells[index] } ?? true
  }

  /// Where something stands in a gap, together with what little is free around it.
  private func wipedPieces(of gap: Range<Int>) -> [Range<Int>] {
    let little = Painter.shortGap * 2
    var pieces: [Range<Int>] = []
    for index in gap where !isBlank(index) {
      let edge = pieces.last?.upperBound ?? gap.lowerBound
      guard index - edge <= little else {
        pieces.append(index..<index + 1)
        continue
      }
      let start = pieces.popLast()?.lowerBound ?? edge
      pieces.append(start..<index + 1)
    }
    if let last = pieces.popLast() {
      let isNear = gap.upperBound - last.upperBound <= little
      pieces.append(last.lowerBound..<(isNear ? gap.upperBound : last.upperBound))
    }
    return pieces
  }

  /// Whether nothing is seen at a place of the screen.
  private func isBlank(_ index: Int) -> Bool {
    guard worn[index].background == wiped.background, !worn[index].showsOnBlank else {
      return false
    }
    let cell = shown?.cells[index] ?? .blank
    return cell.scalar == " " && !cell.isContinuation
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

    /// The plainer neighbour is what a gap costs least with when only one side of it changes.
    var isPlain: Bool { attributes == 0 && !showsOnBlank }

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
