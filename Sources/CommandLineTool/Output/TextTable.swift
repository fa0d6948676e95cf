import TerminalUI

/// Rows of text in aligned columns; what comes from data is made safe before it is printed.
struct TextTable {
  /// How a column's cells stand.
  enum Side { case left, right }

  struct Column {
    let title: String
    let side: Side
    /// The name in JSON and CSV.
    let key: String

    init(_ title: String, _ side: Side = .left, key: String? = nil) {
      self.title = title
      self.side = side
      self.key = key ?? title.lowercased()
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  func lines(glyphs: GlyphTier = .eighths) -> [String] {
    let ruler = TextRuler(glyphs)
    let table = ([columns.map(\.title)] + rows).map { row in
      row.map { SafeText.line($0, glyphs: glyphs) }
    }
    let widths = columns.indices.map { index in
      table.map { ruler.width(of: $0[index]) }.max() ?? 0
    }
    return table.map { line($0, widths, ruler) }
  }

  private func line(_ cells: [String], _ widths: [Int], _ ruler: TextRuler) -> String {
    let padded = cells.indices.map { index in
      let isLast = index == cells.count - 1
      let align: Alignment = columns[index].side == .right ? .right : .left
      let width = isLast && align == .left ? ruler.width(of: cells[index]) : widths[index]
      return ruler.pad(cells[index], to: width, align: align)
    }
    return padded.joined(separator: "  ")
  }
}
