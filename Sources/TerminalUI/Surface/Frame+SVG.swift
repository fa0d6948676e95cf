extension Frame {
  /// The frame as a self-contained SVG picture in the theme's colours.
  package func svg() -> String {
    let width = surface.size.width * 8 + 24
    let height = surface.size.height * 17 + 24
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)">
      <rect width="100%" height="100%" rx="6" fill="\(page.background)"/>
      <g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="13.3" \
      fill="\(page.foreground)" xml:space="preserve">

      """
    for y in 0..<surface.size.height {
      for run in surface.runs(row: y) { text += element(run, row: y) }
    }
    return text + "</g>\n</svg>\n"
  }

  private var page: (foreground: String, background: String) {
    switch theme.name {
    case .light: ("#24292f", "#ffffff")
    case .highContrast: ("#ffffff", "#000000")
    default: ("#d4d4d4", "#14161a")
    }
  }

  private func element(_ run: (x: Int, style: Style, text: String), row: Int) -> String {
    let ink = theme.ink(for: run.style, depth: .many)
    var colour = ink.foreground.map(Palette.hex) ?? page.foreground
    var paper = ink.background.map(Palette.hex)
    if ink.emphasis.contains(.reverse) {
      let behind = paper ?? page.background
      paper = colour
      colour = behind
    }
    let cells = TextRuler(surface.glyphs).width(of: run.text)
    let x = run.x * 8 + 12
    var text = ""
    if let paper, paper != page.background {
      text += "<rect x=\"\(x)\" y=\"\(row * 17 + 12)\" width=\"\(cells * 8)\" height=\"17\" "
      text += "fill=\"\(paper)\"/>\n"
    }
    guard !run.text.allSatisfy({ $0 == " " }) else { return text }
    text += "<text x=\"\(x)\" y=\"\(row * 17 + 25)\" textLength=\"\(cells * 8)\" "
    text += "lengthAdjust=\"spacingAndGlyphs\""
    if colour != page.foreground { text += " fill=\"\(colour)\"" }
    if ink.emphasis.contains(.bold) { text += " font-weight=\"bold\"" }
    if ink.emphasis.contains(.underline) { text += " text-decoration=\"underline\"" }
    if ink.emphasis.contains(.dim) { text += " opacity=\"0.65\"" }
    return text + ">\(Frame.escaped(run.text))</text>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
