/// The nearest ASCII signs for what a plain terminal cannot show.
enum PlainSigns {
  static func signs(for scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let known = table[scalar] { return known }
    if scalar.value >= 0xc0, scalar.value <= 0xff {
      return [latin[Int(scalar.value) - 0xc0]]
    }
    if (0x2500...0x257f).contains(scalar.value) { return ["+"] }
    if (0x2580...0x259f).contains(scalar.value) { return ["#"] }
    return CellWidth.kind(of: scalar) == .wide ? ["?", "?"] : ["?"]
  }

  /// The letters U+00C0 to U+00FF without their accents.
  private static let latin = Array(
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty".unicodeScalars)

  private static let table: [Unicode.Scalar: [Unicode.Scalar]] = [
    "…": ["~"], "–": ["-"], "—": ["-"], "−": ["-"], "‘": ["'"], "’": ["'"], "“": ["\""],
    "”": ["\""], "·": ["."], "•": ["*"], "≈": ["~"], "×": ["x"], "±": ["+", "-"], "›": [">"],
    "‹": ["<"], "»": [">"], "«": ["<"], "→": [">"], "←": ["<"], "↑": ["^"], "↓": ["v"],
    "▲": ["^"], "▼": ["v"], "▸": [">"], "▾": ["v"], "◂": ["<"], "▌": [">"], "⏎": ["e", "n", "t"],
    "✓": ["x"], "✗": ["!"], "─": ["-"], "━": ["="], "│": ["|"], "┃": ["|"], "═": ["="],
    "\u{a0}": [" "], "\u{202f}": [" "], "\u{2009}": [" "], "€": ["E"], "£": ["L"], "¥": ["Y"],
    "°": ["o"], "Σ": ["S"], "≤": ["<", "="], "≥": [">", "="], "≠": ["!", "="], "Δ": ["d"],
    "░": [":"], "▒": ["+"], "▓": ["%"], "●": ["*"], "○": ["o"], "□": ["?"], "µ": ["u"],
  ]
}
