/// A column of a table: its title, how wide it may be, and how long it stays as width shrinks.
package struct TableColumn: Hashable, Sendable {
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

  /// The columns that fit in `width` and where each stands.
  package static func layout(
    _ columns: [TableColumn], width: Int, gap: Int = 2
  ) -> [(index: Int, x: Int, width: Int)] {
    var kept = Array(columns.indices)
    func needed() -> Int {
      kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
    }
    while kept.count > 1, needed() > width {
      let lowest = kept.map { columns[$0].rank }.min() ?? 0
      let last = kept.lastIndex { columns[$0].rank == lowest } ?? kept.count - 1
      kept.remove(at: last)
    }
    let widths = grow(kept.map { columns[$0] }, by: width - needed(), width: width)
    var x = 0
    return zip(kept, widths).map { index, wide in
      defer { x += wide + gap }
      return (index, x, wide)
    }
  }

  /// Shares what is left among the columns that can take it, evenly, left ones first.
  private static func grow(_ columns: [TableColumn], by slack: Int, width: Int) -> [Int] {
    var widths = columns.map(\.minimum)
    if slack < 0 { return widths.map { min($0, max(0, width)) } }
    var left = slack
    while left > 0 {
      let growing = widths.indices.filter { widths[$0] < columns[$0].maximum }
      if growing.isEmpty { break }
      let share = max(1, left / growing.count)
      for index in growing where left > 0 {
        let more = min(share, left, columns[index].maximum - widths[index])
        widths[index] += more
        left -= more
      }
    }
    return widths
  }
}
