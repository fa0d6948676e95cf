import Testing

@testable import TerminalUI

/// Who gets the room where there is not enough for all.
@Suite struct RoomTests {
  private let columns = [
    TableColumn("NAME", from: 10, to: 60, rank: 9),
    TableColumn("SUM", from: 6, to: 10, align: .right, rank: 8),
    TableColumn("SHARE", width: 6, align: .right, rank: 4, yields: true),
    TableColumn("DAYS", from: 6, to: 30, rank: 7),
  ]

  private func layout(_ name: Int, width: Int) -> [Int: Int] {
    let wants = [
      ColumnWant(name), ColumnWant(8), ColumnWant(6), ColumnWant(30, isPicture: true),
    ]
    return Dictionary(
      uniqueKeysWithValues: TableColumn.layout(columns, wants: wants, width: width).map {
        ($0.index, $0.width)
      })
  }

  @Test func whatYieldsGoesWhereANameWouldBeCut() {
    #expect(layout(10, width: 40) == [0: 10, 1: 8, 2: 6, 3: 10], "all have room")
    #expect(layout(20, width: 40)[2] == nil, "the share yields to the name")
    #expect(layout(20, width: 60)[2] == 6)
    #expect(layout(90, width: 100)[2] == 6, "beyond a common length nothing yields")
  }

  @Test func figuresComeBeforeNamesAndNamesBeforePictures() {
    let narrow = layout(30, width: 44)
    #expect(narrow[1] == 8, "a figure is never cut for a name")
    #expect(narrow == [0: 26, 1: 8, 3: 6])
    #expect(layout(30, width: 70)[0] == 30)
  }

  @Test func nothingStaysBlankBesideANameThatIsCut() {
    let columns = [
      TableColumn("KIND", from: 12, to: 20, rank: 9),
      TableColumn("SUM", from: 14, to: 18, align: .right, rank: 8),
      TableColumn("NOTE", from: 6, to: 40, rank: 2),
    ]
    func widths(note: Int, measured: Bool) -> [Int] {
      let wants = [ColumnWant(5), ColumnWant(8), ColumnWant(note)]
      return TableColumn.layout(columns, wants: wants, width: 50, measured: measured).map(\.width)
    }
    #expect(widths(note: 20, measured: true) == [12, 14, 20], "there is room for all")
    #expect(widths(note: 30, measured: true) == [5, 8, 30])
    #expect(widths(note: 30, measured: false) == [5, 14, 27], "a later figure may be longer")
  }

  @Test func aRuleTellsWhatWasCutAboveIt() {
    var surface = Surface(Size(40, 2))
    let table = Table(columns: [TableColumn("NAME", width: 12)], ids: [1], state: ListState<Int>())
    {
      TableRow($0, [.text("A name that is longer than that")])
    }
    surface.draw(table, in: Rect(x: 0, y: 0, width: 16, height: 2))
    #expect(surface.unabridged == ["A name that is longer than that"])
    surface.drawRuleBelowList(in: surface.bounds.row(1))
    #expect(surface.text(row: 1) == "─ A name that is longer than that ──────")
    #expect(surface.unabridged.isEmpty, "it is told once")
  }

  @Test func severalNamesShareARule() {
    var surface = Surface(Size(40, 1))
    surface.unabridged = ["short", String(repeating: "x", count: 80)]
    surface.drawRuleBelowList(in: surface.bounds)
    let text = surface.text(row: 0)
    #expect(text.hasPrefix("─ short · xxx") && text.contains("…"), "\(text)")
    #expect(text.count == 40)
  }

  @Test func textThatGoesOnSaysSo() {
    var surface = Surface(Size(20, 1))
    surface.draw(TextBlock("one two three four five six", marksCut: true), in: surface.bounds)
    #expect(surface.text(row: 0) == "one two three four …")
    surface.draw(firstFitting: ["far too long to stand here", "short"], .text, in: surface.bounds)
    #expect(surface.text(row: 0).hasPrefix("short"))
  }

  @Test func theLastPartOfALineKeepsItsEnds() {
    let line = Line([Span("fixed · "), Span("alpha beta gamma")])
    #expect(TextRuler().fit(line, to: 17, .middle).text == "fixed · alph…amma")
    #expect(TextRuler().fit(line, to: 17).text == "fixed · alpha be…")
  }
}

extension Surface {
  fileprivate func text(row: Int) -> String {
    (0..<size.width).map { self[$0, row].text }.joined()
  }
}
