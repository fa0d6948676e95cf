/// A column of a table: its title, how wide it may be, and how long it stays as width shrinks.
package struct TableColumn: Hashable, Sendable {
  /// `#` in it becomes the column's width: as many bars does a sparkline show.
  package let title: String
  package let minimum: Int
  package let maximum: Int
  package let align: Alignment
  /// Columns of the lowest rank fall away first; among equals the rightmost.
  package let rank: Int

  package init(
    _ title: String, width: Int, align: Alignment = .left, rank: Int = 0
  ) {
    self.init(title, from: width, to: width, align: align, rank: rank)
  }

  package init(
    _ title: String, from minimum: Int, to maximum: Int = .max, align: Alignment = .left,
    rank: Int = 0
  ) {
    self.title = title
    self.minimum = max(1, minimum)
    self.maximum = max(self.minimum, maximum)
    self.align = align
    self.rank = rank
  }

  func title(at width: Int) -> String {
    guard title.contains("#") else { return title }
    return title.split(separator: "#", omittingEmptySubsequences: false)
      .joined(separator: String(width))
  }

  /// The columns that fit in `width` and where each stands. A column grows to what its cells
  /// want, and one that stretches takes what is left; nothing grows only to be blank.
  package static func layout(
    _ columns: [TableColumn], wants: [ColumnWant], width: Int, gap: Int = 2
  ) -> [(index: Int, x: Int, width: Int)] {
    var kept = legible(columns, wants: wants, width: width, gap: gap)
    func needed() -> Int {
      kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
    }
    while kept.count > 1, needed() > width {
      let lowest = kept.map { columns[$0].rank }.min() ?? 0
      let last = kept.lastIndex { columns[$0].rank == lowest } ?? kept.count - 1
      kept.remove(at: last)
    }
    var widths = kept.map { columns[$0].minimum }
    var left = width - needed()
    if left < 0 { widths = widths.map { min($0, max(0, width)) } }
    grow(&widths, to: kept.map { min(columns[$0].maximum, wants[$0].cells) }, by: &left)
    let stretched = kept.map { wants[$0].stretches ? columns[$0].maximum : 0 }
    grow(&widths, to: stretched, by: &left)
    var x = 0
    return zip(kept, widths).map { index, wide in
      defer { x += wide + gap }
      return (index, x, wide)
    }
  }

  /// All of them, but no bars where a name of common length would be cut for them.
  private static func legible(
    _ columns: [TableColumn], wants: [ColumnWant], width: Int, gap: Int
  ) -> [Int] {
    let texts = columns.indices.filter { !wants[$0].stretches }
    let widths = columns.indices.map { index in
      let want = min(wants[index].cells, columns[index].maximum, 40)
      return max(columns[index].minimum, want)
    }
    let all = widths.reduce(0, +) + gap * max(0, columns.count - 1)
    return all <= width ? Array(columns.indices) : texts
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
  /// They fill whatever they are given, as bars do.
  package var stretches: Bool

  package init(_ cells: Int = 0, stretches: Bool = false) {
    self.cells = cells
    self.stretches = stretches
  }
}
