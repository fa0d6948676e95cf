/// Measures, pads and cuts text as it will stand on a terminal with these glyphs.
package struct TextRuler: Sendable {
  private let glyphs: GlyphTier

  package init(_ glyphs: GlyphTier = .eighths) { self.glyphs = glyphs }

  /// The sign that stands for what was cut.
  package var ellipsis: String { glyphs.isASCII ? "~" : "…" }

  package func width(of text: String) -> Int {
    if let plain = plainWidth(text) { return plain }
    var reader = ClusterReader(text, glyphs: glyphs)
    var width = 0
    while let cluster = reader.next() { width += Int(cluster.width) }
    return width
  }

  package func width(of line: Line) -> Int { line.spans.reduce(0) { $0 + width(of: $1.text) } }

  /// Printable ASCII takes a cell a byte; nil when anything else is in it.
  private func plainWidth(_ text: String) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } ? text.utf8.count : nil
  }

  /// The text, or as much of it as fits with an ellipsis.
  package func fit(_ text: String, to limit: Int, _ truncate: Truncation = .tail) -> String {
    guard width(of: text) > limit else { return text }
    if truncate == .none { return clusters(text, from: 0, limit) }
    guard limit > 1 else { return limit == 1 ? ellipsis : "" }
    if truncate == .tail { return clusters(text, from: 0, limit - 1) + ellipsis }
    let tail = (limit - 1) / 2
    let end = clusters(text, from: width(of: text) - tail, tail)
    return clusters(text, from: 0, limit - 1 - tail) + ellipsis + end
  }

  /// The clusters that stand wholly in the cells `start..<start + limit`, made safe.
  private func clusters(_ text: String, from start: Int, _ limit: Int) -> String {
    var reader = ClusterReader(text, glyphs: glyphs)
    var result = ""
    var column = 0
    while let cluster = reader.next() {
      let end = column + Int(cluster.width)
      if end > start + limit { break }
      if column >= start { cluster.write(to: &result) }
      column = end
    }
    return result
  }

  /// The line, or as much of it as fits with an ellipsis.
  package func fit(_ line: Line, to limit: Int, _ truncate: Truncation = .tail) -> Line {
    guard width(of: line) > limit else { return line }
    if line.spans.count == 1, let only = line.spans.first {
      return Line(fit(only.text, to: limit, truncate), only.style)
    }
    var room = limit
    var kept: [Span] = []
    for (index, span) in line.spans.enumerated() {
      let needs = width(of: span.text)
      let isLast = index == line.spans.count - 1
      guard needs < room || (needs == room && isLast) else {
        let text = isLast ? fit(span.text, to: room, truncate) : cut(span.text, to: room, truncate)
        kept.append(Span(text, span.style))
        return Line(kept)
      }
      kept.append(span)
      room -= needs
    }
    return Line(kept)
  }

  /// Like `fit`, for text that more text follows, which does not fit any more.
  private func cut(_ text: String, to limit: Int, _ truncate: Truncation) -> String {
    guard truncate != .none, limit > 0 else { return clusters(text, from: 0, limit) }
    return clusters(text, from: 0, limit - 1) + ellipsis
  }

  /// The text cut or padded to exactly `width` cells.
  package func pad(_ text: String, to width: Int, align: Alignment = .left) -> String {
    let fitted = fit(text, to: width)
    let slack = max(0, width - self.width(of: fitted))
    let left = align == .left ? 0 : align == .right ? slack : slack / 2
    return String(repeating: " ", count: left) + fitted
      + String(repeating: " ", count: slack - left)
  }

  /// The text broken at spaces into lines of at most `width` cells; long words are cut. The first
  /// so many lines take no longer where endless text follows.
  package func wrap(_ text: String, to width: Int, first count: Int = .max) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard lines.count < count else { break }
      lines += wrapParagraph(paragraph, to: width, first: count - lines.count)
    }
    return count == .max ? lines : Array(lines.prefix(count))
  }

  private func wrapParagraph(_ text: Substring, to limit: Int, first count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var rest = text
    while lines.count < count, let word = rest.nextWord() {
      let needs = width(of: String(word))
      if used > 0, used + 1 + needs > limit {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 { line += " " }
      line += word
      used += needs + (used > 0 ? 1 : 0)
    }
    lines.append(line)
    return lines.flatMap { chop($0, to: limit) }
  }

  private func chop(_ text: String, to limit: Int) -> [String] {
    let total = width(of: text)
    guard total > limit else { return [text] }
    var pieces: [String] = []
    var start = 0
    while start < total {
      let piece = clusters(text, from: start, limit)
      pieces.append(piece)
      start += max(1, width(of: piece))
    }
    return pieces
  }
}

extension Substring {
  /// Takes the next word off; spaces, however many, stand between words.
  fileprivate mutating func nextWord() -> Substring? {
    guard let start = firstIndex(where: { $0 != " " }) else { return nil }
    let end = self[start...].firstIndex(of: " ") ?? endIndex
    defer { self = self[end...] }
    return self[start..<end]
  }
}
