/// A named set of looks; every difference also shows without hue, by marks or by glyphs.
package struct Theme: Hashable, Sendable {
  /// Which of the built-in sets of looks.
  package enum Name: String, CaseIterable, Sendable {
    case dark, light, highContrast = "high-contrast", monochrome
  }

  package let name: Name

  package init(_ name: Name) { self.name = name }

  package static let dark = Theme(.dark)
  package static let light = Theme(.light)
  package static let highContrast = Theme(.highContrast)
  package static let monochrome = Theme(.monochrome)

  /// The theme after this one, for a key that changes themes.
  package var next: Theme {
    let all = Name.allCases
    let index = all.firstIndex(of: name) ?? 0
    return Theme(all[(index + 1) % all.count])
  }

  /// What the terminal must do to show `style` with `depth` colours.
  package func ink(for style: Style, depth: ColourDepth) -> Ink {
    let look = Theme.look(of: style.role)
    var ink = Ink(emphasis: style.emphasis.union(look.emphasis))
    guard depth != .none, name != .monochrome else {
      ink.emphasis.formUnion(look.withoutColour)
      return ink
    }
    ink.foreground = colour(of: look, depth: depth)
    if depth < .many { ink.emphasis.formUnion(look.withFewColours) }
    if style.shade > 0, depth == .many { shade(&ink, level: Int(style.shade)) }
    if name == .highContrast { printOnBlack(&ink, depth) }
    return ink
  }

  /// Strong colours stand on a ground of their own, whatever the terminal's is.
  private func printOnBlack(_ ink: inout Ink, _ depth: ColourDepth) {
    let (white, black): (UInt8, UInt8) =
      depth == .many ? (231, 16) : depth == .sixteen ? (15, 0) : (7, 0)
    ink.emphasis.remove(.dim)
    ink.foreground = ink.foreground ?? white
    ink.background = ink.background ?? black
  }

  private func colour(of look: Look, depth: ColourDepth) -> UInt8? {
    switch (name, depth) {
    case (.light, .eight), (.light, .sixteen): look.fewOnLight
    case (_, .eight): look.eight
    case (_, .sixteen): look.sixteen
    case (.light, _): look.light
    case (.highContrast, _): look.contrast
    default: look.dark
    }
  }

  /// Blue steps with a foreground that stays readable on each of them.
  private func shade(_ ink: inout Ink, level: Int) {
    let dark: [UInt8] = [17, 18, 24, 25, 26]
    let light: [UInt8] = [195, 153, 117, 75, 33]
    let index = min(level, dark.count) - 1
    ink.background = name == .light ? light[index] : dark[index]
    ink.foreground = name == .light ? 16 : 231
  }
}
