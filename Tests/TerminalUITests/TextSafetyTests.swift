import Testing

@testable import TerminalUI

@Suite struct TextSafetyTests {
  private func shown(_ text: String, _ glyphs: GlyphTier = .eighths) -> String {
    var surface = Surface(Size(40, 1), glyphs: glyphs)
    surface.put(text, at: Point(0, 0), in: surface.bounds)
    return surface.lines[0]
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\u{1b}[31mb", "a␛[31mb"), ("a\nb\tc", "a␊b␉c"), ("\u{7f}", "␡"),
    ("\u{9b}31m", "\\u{9B}31m"), ("a\u{202e}b", "a\\u{202E}b"), ("a\u{200b}b", "a\\u{200B}b"),
    ("\u{feff}x", "\\u{FEFF}x"), ("x\u{e0041}", "x\\u{E0041}"), ("\u{301}x", "\\u{301}x"),
    ("e\u{301}", "e\u{301}"), ("日本", "日本"), ("🇩🇪", "DE"), ("👨‍👩‍👧!", "□!"),
    ("👍🏽!", "👍!"), ("❤\u{fe0f}!", "❤!"), ("1\u{fe0f}\u{20e3}!", "1!"),
    ("\u{2028}", "\\u{2028}"), ("soft\u{ad}hyphen", "soft\\u{AD}hyphen"),
  ])
  func untrustedTextIsShownNotObeyed(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("Zoë Müller", "Zoe Muller"), ("日本", "????"), ("a…b", "a~b"), ("≈ 3 ± 1", "~ 3 +- 1"),
    ("\u{1b}x", "\\u{1B}x"), ("é\u{301}\u{302}", "e"), ("█░", "#:"),
  ])
  func asciiTierHasOnlyASCII(text: String, expected: String) {
    #expect(shown(text, .ascii) == expected)
  }

  @Test func noScalarActsOnATerminal() {
    for value in Array(UInt32(0)...0x3ffff) + Array(0xe0000...0xe01ff) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for glyphs in [GlyphTier.eighths, .ascii] {
        var reader = ClusterReader("a" + String(Character(scalar)), glyphs: glyphs)
        while let cluster = reader.next() {
          let kind = CellWidth.kind(of: cluster.scalar)
          let isSafe = kind == .narrow || kind == .wide
          if !isSafe || (glyphs == .ascii && !cluster.scalar.isASCII) {
            Issue.record("U+\(String(value, radix: 16)) lets \(cluster) through")
            return
          }
        }
      }
    }
  }

  @Test func aMillionMarksTakeOneCell() {
    let pile = "a" + String(repeating: "\u{301}", count: 1_000_000) + "b"
    #expect(TextRuler().width(of: pile) == 2)
    let lone = String(repeating: "\u{301}", count: 1_000_000)
    #expect(TextRuler().width(of: lone) == 7)
  }

  @Test(arguments: [
    ("abc", 3), ("日本語", 6), ("한국", 4), ("é", 1), ("e\u{301}", 1), ("→", 1), ("█", 1),
    ("👍", 2), ("ﾊﾝ", 2), ("Ａ", 2), ("\u{1b}", 1), ("", 0),
  ])
  func widths(text: String, cells: Int) {
    #expect(TextRuler().width(of: text) == cells)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("a日本", 3, "a…"),
  ])
  func truncation(text: String, limit: Int, expected: String) {
    #expect(TextRuler().fit(text, to: limit) == expected)
    #expect(TextRuler().width(of: TextRuler().fit(text, to: limit)) <= limit)
  }

  @Test func middleTruncationKeepsBothEnds() {
    #expect(TextRuler().fit("commerce_billing_9f3", to: 9, .middle) == "comm…_9f3")
  }

  /// The first lines of endless text are those of all of it.
  @Test(arguments: [
    "one two  three\nfour fivesixseven eight", "\n\n", "", "漢字漢字 漢字", "a \u{301}b c",
  ]) func theFirstLinesAreWrappedAlike(text: String) {
    let ruler = TextRuler()
    for width in 1...9 {
      let all = ruler.wrap(text, to: width)
      for count in 0...all.count + 1 {
        #expect(ruler.wrap(text, to: width, first: count) == Array(all.prefix(count)))
      }
    }
  }

  @Test func wrappingBreaksAtSpacesAndCutsLongWords() {
    #expect(TextRuler().wrap("one two three", to: 7) == ["one two", "three"])
    #expect(TextRuler().wrap("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
    #expect(TextRuler().wrap("a\n\nb", to: 3) == ["a", "", "b"])
  }
}
