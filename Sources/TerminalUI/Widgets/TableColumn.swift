/// A column of a table: its title, how wide it may be, and how long it stays as width shrinks.
package struct TableColumn: Hashable, Sendable {
  /// `#` in it becomes the column's width: as many bars does a sparkline show. It may have several
  /// lines.
  package let title: String
  package let minimum: Int
  package let maximum: Int
  package let align: Alignment
  /// Columns of the lowest rank fall away first; among equals the rightmost.
  package let rank: Int
  /// Gives way to names: it is not there where one of common length would be cut for it.
  package let yields: Bool
  /// The cursor is on it, in tables that have one across.
  package var isSelected = false

  package init(
    _ title: String, width: Int, align: Alignment = .left, rank: Int = 0, yields: Bool = false
  ) {
    self.init(title, from: width, to: width, align: align, rank: rank, yields: yields)
  }

  package init(
    _ title: String, from minimum: Int, to maximum: Int = .max, align: Alignment = .left,
    rank: Int = 0, yields: Bool = false
  ) {
    self.title = title
    self.minimum = max(1, minimum)
    self.maximum = max(self.minimum, maximum)
    self.align = align
    self.rank = rank
    self.yields = yields
  }

  /// A name of this length stands whole if anything can give way to it.
  static let commonName = 36

  func titleLines(at width: Int) -> [String] {
    let said = title.split(separator: "#", omittingEmptySubsequences: false)
      .joined(separator: String(width))
    return said.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The columns that fit in `width` and where each stands. A column grows to what its cells
  /// want, and one that stretches takes what is left; nothing grows only to be blank, and nothing
  /// stays blank beside a name that is cut: figures give theirs where all rows were `measured`.
  package static func layout(
    _ columns: [TableColumn], wants: [ColumnWant], width: Int, gap: Int = 2,
    measured: Bool = false
  ) -> [(index: Int, x: Int, width: Int)] {
    let kept = fitting(columns, wants: wants, width: width, gap: gap)
    let roomy = shared(columns, kept, wants: wants, width: width, gap: gap)
    let isWhole = roomy.allSatisfy { place in
      let (column, want) = (columns[place.index], wants[place.index])
      return column.align == .right || want.isPicture
        || place.width >= min(column.maximum, want.name)
    }
    if isWhole { return roomy }
    let tight = zip(columns, wants).map { column, want in
      column.align == .left || measured ? column.tightened(to: want) : column
    }
    return shared(tight, kept, wants: wants, width: width, gap: gap)
  }

  /// No wider than its cells want it.
  private func tightened(to want: ColumnWant) -> TableColumn {
    guard !want.isPicture, want.cells < minimum else { return self }
    return TableColumn(
      title, from: want.cells, to: maximum, align: align, rank: rank, yields: yields)
  }

  /// The columns that there is room for.
  private static func fitting(
    _ columns: [TableColumn], wants: [ColumnWant], width: Int, gap: Int
  ) -> [Int] {
    var kept = legible(columns, wants: wants, width: width, gap: gap)
    func needed() -> Int {
      kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
    }
    while kept.count > 1, needed() > width {
      let lowest = kept.map { columns[$0].rank }.min() ?? 0
      let last = kept.lastIndex { columns[$0].rank == lowest } ?? kept.count - 1
      kept.remove(at: last)
    }
    return kept
  }

  /// The width among those columns.
  private static func shared(
    _ columns: [TableColumn], _ kept: [Int], wants: [ColumnWant], width: Int, gap: Int
  ) -> [(index: Int, x: Int, width: Int)] {
    var widths = kept.map { columns[$0].minimum }
    var left = width - widths.reduce(0, +) - gap * max(0, kept.count - 1)
    if left < 0 { widths = widths.map { min($0, max(0, width)) } }
    let limits = kept.map { min(columns[$0].maximum, wants[$0].cells) }
    let figures = kept.indices.map { columns[kept[$0]].align == .right ? limits[$0] : 0 }
    grow(&widths, to: figures, by: &left)
    // Names of common length: those that matter most first.
    for rank in Set(kept.map { columns[$0].rank }).sorted(by: >) {
      let names = kept.indices.map { place in
        let isName = columns[kept[place]].rank == rank && !wants[kept[place]].isPicture
        return isName ? min(limits[place], commonName) : 0
      }
      grow(&widths, to: names, by: &left)
    }
    grow(&widths, to: limits, by: &left)
    let stretched = kept.map { wants[$0].stretches ? columns[$0].maximum : 0 }
    grow(&widths, to: stretched, by: &left)
    var x = 0
    return zip(kept, widths).map { index, wide in
      defer { x += wide + gap }
      return (index, x, wide)
    }
  }

  /// All of them, but no bars and nothing that yields where a name of common length would be cut
  /// for them; the lowest rank goes first.
  private static func legible(
    _ columns: [TableColumn], wants: [ColumnWant], width: Int, gap: Int
  ) -> [Int] {
    var kept = Array(columns.indices)
    func needed() -> Int {
      let widths = kept.map { index in
        let isLoose = columns[index].yields || wants[index].isPicture
        let want = isLoose ? 0 : min(wants[index].name, commonName)
        return max(columns[index].minimum, min(columns[index].maximum, want))
      }
      return widths.reduce(0, +) + gap * max(0, kept.count - 1)
    }
    while needed() > width {
      let loose = kept.filter { columns[$0].yields || wants[$0].stretches }
      let lowest = loose.min { (columns[$0].rank, $1) < (columns[$1].rank, $0) }
      guard let lowest else { break }
      kept.removeAll { $0 == lowest }
    }
    return kept
  }

  /// Shares what is left among the columns that want more, evenly, left ones first.
  private static func grow(_ widths: inout [Int], to limits: [Int], by left: inout Int) {
    while left > 0 {
      let growing = widths.indices.filter { widths[$0] < limits[$0] }
      if growing.isEmpty { return }
      let share = max(1, left / growing.count)
      for index in growing where left > 0 {
        let more = min(share, left, limits[index] - widths[index])
        widths[index] += more
        left -= more
      }
    }
  }
}

/// What the cells of a column would like to have.
package struct ColumnWant: Hashable, Sendable {
  /// The widest of them, or the title.
  package var cells: Int
  /// The widest that must be read to tell rows apart: second lines are not among them.
  package var name: Int
  /// They are seen, not read: a narrower one is no worse than a cut name.
  package var isPicture: Bool
  /// They fill whatever they are given, as bars do.
  package var stretches: Bool

  package init(
    _ cells: Int = 0, name: Int? = nil, isPicture: Bool = false, stretches: Bool = false
  ) {
    self.cells = cells
    self.name = name ?? cells
    self.isPicture = isPicture
    self.stretches = stretches
  }
}
