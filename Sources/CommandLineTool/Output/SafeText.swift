import TerminalUI

/// Text of the data as it may be printed: no byte of it acts on a terminal.
enum SafeText {
  static func line(_ text: String, glyphs: GlyphTier = .eighths) -> String {
    var reader = ClusterReader(text, glyphs: glyphs)
    var result = ""
    while let cluster = reader.next() { cluster.write(to: &result) }
    return result
  }
}
