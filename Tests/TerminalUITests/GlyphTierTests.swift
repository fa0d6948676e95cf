import Testing

@testable import TerminalUI

@Suite struct GlyphTierTests {
  @Test(arguments: [
    (GlyphTier.eighths, " ▁▂▃▄▅▆▇█", " ▔▔▀▀▀▀██"), (.halfBlocks, " ▄▄▄▄▄███", " ▀▀▀▀▀███"),
    (.lineDrawing, " __..==##", " '''\"\"\"##"), (.ascii, " __..==##", " '''\"\"\"##"),
  ])
  func bars(tier: GlyphTier, rising: String, hanging: String) {
    let up = (0...8).map { String(Character(tier.bar(eighths: $0))) }.joined()
    let down = (0...8).map { String(Character(tier.hangingBar(eighths: $0))) }.joined()
    #expect(up == rising)
    #expect(down == hanging)
  }

  @Test(arguments: GlyphTier.allCases)
  func whatIsNotZeroIsNeverBlank(tier: GlyphTier) {
    #expect(GlyphTier.eighths(of: 1e-9, greatest: 1e9, steps: 8) == 1)
    #expect(GlyphTier.eighths(of: 0, greatest: 1e9, steps: 8) == 0)
    for eighths in 1...20 { #expect(!tier.horizontalBar(eighths: eighths).isEmpty) }
    for glyph in tier.horizontalBar(eighths: 1) { #expect(glyph != " ") }
  }

  @Test func sparklines() {
    let values: [Double?] = [0, 1, 4, nil, 8, 8]
    check(Sparkline(values, lastIsPartial: true), 6, 1, " ▁▄ █░")
    check(Sparkline(values, lastIsPartial: true), 6, 2, "\n ▁▄ ▇░")
    let flat = Array(repeating: 10.0 as Double?, count: 9)
    check(Sparkline(flat), 9, 2, "\n▇▇▇▇▇▇▇▇▇")
    check(Sparkline(flat + [20]), 10, 2, "         ▆\n▇▇▇▇▇▇▇▇▇█")
    check(Sparkline(values), 6, 1, " _. ##", glyphs: .ascii)
  }

  @Test func meters() {
    check(MeterBar(0.5), 5, 1, "██▌")
    check(MeterBar(0.000_1), 5, 1, "▏")
    check(MeterBar(0), 5, 1, "")
    check(MeterBar(.nan), 5, 1, "")
    check(ProgressBar(0.5, label: "Scan"), 20, 1, "Scan ████▌░░░░  50 %")
  }
}
