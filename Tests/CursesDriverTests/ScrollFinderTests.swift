import TerminalUI
import Testing

@testable import CursesDriver

@Suite struct ScrollFinderTests {
  private func list(from first: Int, selected: Int, rows: Int = 12) -> Surface {
    var surface = Surface(Size(40, rows + 2))
    surface.put("title", in: surface.bounds.row(0))
    for row in 0..<rows {
      let id = first + row
      let style: Style = id == selected ? .selection : .text
      surface.put("row \(id) \(id * 7919) 日本", in: surface.bounds.row(row + 1), style)
    }
    return surface
  }

  private func shifted(_ old: Surface, _ new: Surface) throws -> Surface {
    let finder = ScrollFinder(old: old, new: new)
    return finder.shifted(try #require(finder.shift))
  }

  @Test(arguments: [1, -1, 2, -2])
  func aMovedBlockIsFoundWithItsSelection(distance: Int) throws {
    let old = list(from: 10, selected: 15)
    let new = list(from: 10 + distance, selected: 15 + distance)
    let shifted = try shifted(old, new)
    let blanks = shifted.lines.dropFirst().dropLast().filter(\.isEmpty)
    #expect(blanks.count == abs(distance))
    #expect(shifted.lines[0] == "title")
    for (mine, theirs) in zip(shifted.lines, new.lines) where !mine.isEmpty {
      #expect(mine == theirs)
    }
  }

  @Test func aMovedSelectionAloneIsNoScroll() {
    let old = list(from: 10, selected: 15)
    #expect(ScrollFinder(old: old, new: list(from: 10, selected: 16)).shift == nil)
    #expect(ScrollFinder(old: old, new: old).shift == nil)
    #expect(ScrollFinder(old: old, new: list(from: 90, selected: 95)).shift == nil)
  }
}
