extension GlyphTier {
  /// A column's cell filled from below by `eighths` of its height; a blank only for zero.
  package func bar(eighths: Int) -> Unicode.Scalar {
    let part = min(max(0, eighths), 8)
    switch self {
    case .eighths: return GlyphTier.rising[part]
    case .halfBlocks: return part == 0 ? " " : part <= 5 ? "▄" : "█"
    case .lineDrawing, .ascii: return GlyphTier.plainRising[part]
    }
  }

  /// A column's cell filled from above: credits hang below the zero line.
  package func hangingBar(eighths: Int) -> Unicode.Scalar {
    let part = min(max(0, eighths), 8)
    switch self {
    case .eighths: return part == 0 ? " " : part <= 2 ? "▔" : part <= 6 ? "▀" : "█"
    case .halfBlocks: return part == 0 ? " " : part <= 5 ? "▀" : "█"
    case .lineDrawing, .ascii: return part == 0 ? " " : part <= 3 ? "'" : part <= 6 ? "\"" : "#"
    }
  }

  /// A bar from the left of `eighths` of a cell in all; the cells it touches.
  package func horizontalBar(eighths: Int) -> [Unicode.Scalar] {
    let whole = max(0, eighths) / 8
    let part = max(0, eighths) % 8
    var cells = Array(repeating: glyph(.full), count: whole)
    guard part > 0 else { return cells }
    switch self {
    case .eighths: cells.append(GlyphTier.growing[part])
    case .halfBlocks: cells.append(part <= 5 ? "▌" : "█")
    case .lineDrawing, .ascii: if whole == 0 || part >= 4 { cells.append(part >= 4 ? "#" : "-") }
    }
    return cells
  }

  /// How many of `steps` a value takes: at least one when it is not zero, none when it is.
  package static func eighths(of value: Double, greatest: Double, steps: Int) -> Int {
    guard value > 0, greatest > 0, value.isFinite, greatest.isFinite else { return 0 }
    return min(steps, max(1, (value / greatest * Double(steps)).nearestCells))
  }

  private static let rising = Array(" ▁▂▃▄▅▆▇█".unicodeScalars)
  private static let growing = Array(" ▏▎▍▌▋▊▉█".unicodeScalars)
  private static let plainRising = Array(" __..==##".unicodeScalars)
}

extension GlyphTier {
  /// The sign that fills a stack's part: where colours don't tell neighbours apart, patterns do.
  package func stackFill(series: Int, eighths: Int, hasPatterns: Bool = true) -> Unicode.Scalar {
    guard hasPatterns else { return bar(eighths: eighths) }
    let patterns: [Glyph] = [.full, .level2, .level3, .level1, .full, .level2]
    if eighths < 8, patterns[min(max(0, series), 5)] == .full { return bar(eighths: eighths) }
    if isASCII { return GlyphTier.plainPatterns[min(max(0, series), 5)] }
    return glyph(patterns[min(max(0, series), 5)])
  }

  private static let plainPatterns: [Unicode.Scalar] = ["#", "+", "%", ":", "=", "o"]
}
