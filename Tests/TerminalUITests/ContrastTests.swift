import Testing

@testable import TerminalUI

/// Each theme can be read on the grounds that it is for.
@Suite struct ContrastTests {
  private static let words: [Role] = [
    .dim, .heading, .accent, .key, .selection, .warning, .danger, .good, .demo, .overlay,
  ]

  @Test func textIsReadable() {
    for (theme, ground) in grounds {
      for role in Self.words + [.text] {
        check(role, theme, ground, least: 4.5)
      }
      check(.disabled, theme, ground, least: 3)
    }
  }

  @Test func barsStandOut() {
    let marks: [Role] = [
      .bar, .barSpike, .barPartial, .barCredit, .forecast, .usual, .series1, .series2, .series3,
      .series4, .series5, .series6,
    ]
    for (theme, ground) in grounds {
      for role in marks { check(role, theme, ground, least: 3) }
    }
  }

  @Test(arguments: [Theme.dark, .light, .highContrast])
  func shadesCarryText(theme: Theme) throws {
    for shade in 1...Int(Style.deepestShade) {
      let ink = theme.ink(for: Style(.text, shade: shade), depth: .many)
      let contrast = Self.contrast(try #require(ink.foreground), try #require(ink.background))
      #expect(contrast >= 4.5, "shade \(shade) of \(theme.name): \(contrast)")
    }
  }

  @Test func highContrastNeedsNoTerminalColour() {
    for depth in [ColourDepth.eight, .sixteen, .many] {
      for role in Role.allCases {
        let ink = Theme.highContrast.ink(for: Style(role), depth: depth)
        #expect(ink.foreground != nil && ink.background != nil, "\(role) at \(depth)")
      }
    }
  }

  @Test func fewColoursCanBeReadOnALightGround() {
    for depth in [ColourDepth.eight, .sixteen] {
      for role in Role.allCases {
        let colour = Theme.light.ink(for: Style(role), depth: depth).foreground
        #expect(![3, 6, 7].contains(colour), "\(role) is yellow, cyan or white")
      }
    }
  }

  /// The usual black and white, and the greys that terminals come with.
  private var grounds: [(Theme, UInt8)] {
    [
      (.dark, 16), (.dark, 234), (.light, 231), (.light, 255), (.highContrast, 16),
    ]
  }

  private func check(_ role: Role, _ theme: Theme, _ ground: UInt8, least: Double) {
    let ink = theme.ink(for: Style(role), depth: .many)
    guard let colour = ink.foreground else { return }
    let contrast = Self.contrast(colour, ink.background ?? ground)
    #expect(contrast >= least, "\(role) of \(theme.name) on \(ground): \(contrast)")
  }

  /// How much lighter the lighter one is, by the web's accessibility rules.
  private static func contrast(_ a: UInt8, _ b: UInt8) -> Double {
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ number: UInt8) -> Double {
    let text = Palette.hex(number).dropFirst()
    let parts = stride(from: 0, to: 6, by: 2).map { start -> Double in
      let digits = text.dropFirst(start).prefix(2)
      return linear(Double(Int(digits, radix: 16) ?? 0) / 255)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// Good to a hundredth, and needs no library of functions.
  private static func linear(_ value: Double) -> Double {
    value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
  }
}
