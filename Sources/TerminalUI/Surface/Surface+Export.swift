extension Surface {
  /// The lines as plain text, without the blanks at their ends.
  package var lines: [String] {
    (0..<size.height).map { y in
      var text = ""
      var blanks = 0
      for x in 0..<size.width {
        let cell = self[x, y]
        if cell.scalar == " ", cell.width == 1 {
          blanks += 1
        } else if cell.width > 0 {
          text += String(repeating: " ", count: blanks) + cell.text
          blanks = 0
        }
      }
      return text
    }
  }

  /// The whole surface as plain text, a line each row.
  package var text: String { lines.reduce(into: "") { $0 += $1 + "\n" } }

  /// The runs of equal style in a row, as (first column, style, text).
  func runs(row y: Int) -> [(x: Int, style: Style, text: String)] {
    var runs: [(x: Int, style: Style, text: String)] = []
    for x in 0..<size.width {
      let cell = self[x, y]
      if runs.last?.style == cell.style, !runs.isEmpty {
        runs[runs.count - 1].text += cell.text
      } else {
        runs.append((x, cell.style, cell.text))
      }
    }
    return runs
  }
}

extension Frame {
  /// The frame as text with colours as escape sequences, for a terminal or a pager.
  package func ansi(depth: ColourDepth = .many) -> String {
    var text = ""
    for y in 0..<surface.size.height {
      for run in surface.runs(row: y) {
        let codes = theme.ink(for: run.style, depth: depth).escapeCodes
        text += codes.isEmpty ? run.text : "\u{1b}[\(codes)m\(run.text)\u{1b}[0m"
      }
      text += "\n"
    }
    return text
  }
}

extension Ink {
  /// The parameters of the escape sequence that selects this ink.
  var escapeCodes: String {
    var codes: [String] = []
    if emphasis.contains(.bold) { codes.append("1") }
    if emphasis.contains(.dim) { codes.append("2") }
    if emphasis.contains(.italic) { codes.append("3") }
    if emphasis.contains(.underline) { codes.append("4") }
    if emphasis.contains(.reverse) { codes.append("7") }
    if let foreground { codes.append(Ink.code(foreground, base: 30)) }
    if let background { codes.append(Ink.code(background, base: 40)) }
    return codes.joined(separator: ";")
  }

  private static func code(_ colour: UInt8, base: Int) -> String {
    switch colour {
    case 0..<8: "\(base + Int(colour))"
    case 8..<16: "\(base + 52 + Int(colour))"
    default: "\(base + 8);5;\(colour)"
    }
  }
}
