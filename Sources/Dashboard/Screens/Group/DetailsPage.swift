import BillingCore
import TerminalUI

/// The details of a group as sections of facts, in one column or two.
struct DetailsPage: Widget {
  /// One fact.
  struct Fact: Sendable {
    let label: String
    let value: String
    var style: Style = .text
  }

  /// A heading and its facts; empty ones are left out.
  struct Section: Sendable {
    let title: String
    let facts: [Fact]

    init(_ title: String, _ facts: [Fact]) {
      self.title = title
      self.facts = facts.filter { !$0.value.isEmpty }
    }
  }

  let sections: [Section]
  private let width: Int
  private let glyphs: GlyphTier
  private var offset = 0

  init(_ content: DetailsScreen.Content, _ context: ScreenContext) {
    sections = DetailsFacts(content: content, context: context).sections
    width = context.body.width - 2
    glyphs = context.environment.capabilities.glyphs
  }

  /// The same page, scrolled.
  func scrolled(by rows: Int) -> DetailsPage {
    var copy = self
    copy.offset = rows
    return copy
  }

  var height: Int { columns.map(\.count).max() ?? 0 }

  private var isWide: Bool { width >= 110 }

  /// The lines of each column; sections stay whole and in order.
  private var columns: [[Line]] {
    guard isWide else { return [sections.flatMap { lines($0, width: width) }] }
    let wide = (width - 3) / 2
    let all = sections.map { lines($0, width: wide) }
    let half = all.reduce(0) { $0 + $1.count } / 2
    var left: [Line] = []
    var right: [Line] = []
    for section in all {
      if right.isEmpty, left.count < half { left += section } else { right += section }
    }
    return [left, right]
  }

  private func lines(_ section: Section, width: Int) -> [Line] {
    guard !section.facts.isEmpty else { return [] }
    let ruler = TextRuler(glyphs)
    let widest = section.facts.map { ruler.width(of: $0.label) }.max() ?? 0
    let label = min(max(12, widest + 2), width / 2)
    var lines = [Line(section.title, .heading)]
    for fact in section.facts {
      let wrapped = ruler.wrap(fact.value, to: max(10, width - label))
      for (index, text) in wrapped.enumerated() {
        let name = ruler.pad(index == 0 ? fact.label : "", to: label)
        lines.append(Line([Span(name, .dim), Span(text, fact.style)]))
      }
    }
    return lines + [.empty]
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let columns = columns
    let (left, right) = area.splitLeft(columns.count > 1 ? (width - 3) / 2 : area.width, gap: 3)
    for (lines, spot) in zip(columns, [left, right]) {
      for (row, line) in lines.dropFirst(offset).prefix(spot.height).enumerated() {
        surface.put(line, in: spot.row(row))
      }
    }
  }
}
