import Testing

@testable import TerminalUI

@Suite struct ListTests {
  @Test func theWindowKeepsItsPromises() {
    var random = Seeded(7)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...60, using: &random)
      let visible = Int.random(in: 0...20, using: &random)
      let selected = count == 0 ? nil : Int.random(in: 0..<count, using: &random)
      let offset = Int.random(in: -5...80, using: &random)
      let rows = ListWindow.rows(
        count: count, selected: selected, offset: offset, visible: visible)
      #expect(rows.count == min(count, visible))
      #expect(rows.lowerBound >= 0 && rows.upperBound <= count)
      if let selected, visible > 0 { #expect(rows.contains(selected)) }
    }
  }

  @Test func theSelectionFollowsItsRow() {
    var state = ListState<String>()
    state.move(by: 2, in: ["a", "b", "c", "d"], visible: 2)
    #expect(state.selected == "c")
    #expect(state.index(in: ["c", "x", "y"]) == 0)
    #expect(state.current(in: ["a", "b", "d"]) == "d", "the neighbour when the row is gone")
    #expect(state.current(in: ["a"]) == "a")
    #expect(state.current(in: []) == nil)
  }

  @Test func goingUpDoesNotScrollBeforeTheTop() {
    let ids = Array(0..<50)
    var state = ListState(selected: 0)
    for _ in 0..<30 { _ = state.handle(.down, in: ids, visible: 10) }
    #expect(state.window(in: ids, visible: 10) == 21..<31)
    for _ in 0..<9 { _ = state.handle(.up, in: ids, visible: 10) }
    #expect(state.window(in: ids, visible: 10) == 21..<31)
    #expect(state.selected == 21)
  }

  private func table(_ height: Int, selected: Int = 1) -> Table<Int> {
    Table(
      columns: [
        TableColumn("GROUP", from: 6, to: 12, rank: 9),
        TableColumn("USD", width: 6, align: .right, rank: 8), TableColumn("NOTE", width: 5),
      ], ids: [1, 2, 3], state: ListState(selected: selected), rowHeight: height,
      emptyText: "no groups"
    ) { id in
      TableRow(
        id, marker: id == 2 ? Span("▲", .warning) : Span(" "),
        [.lines(Line("Group \(id)"), Line("id_\(id)")), .text("\(id)00"), .text("ok")])
    }
  }

  @Test func tables() {
    check(
      table(1), 32, 4,
      """
         GROUP       USD  NOTE
        ▌Group 1     100  ok
      ▲  Group 2     200  ok
         Group 3     300  ok
      """)
    check(
      table(2, selected: 2), 20, 5,
      """
         GROUP       USD
         Group 1     100
         id_1
      ▲ ▌Group 2     200
        ▌id_2
      """)
    check(table(1), 12, 2, "   GROUP\n  >Group 1", glyphs: .ascii)
    var empty = table(1)
    empty.ids = []
    check(empty, 20, 3, "   GROUP      USD\n   no groups")
  }

  /// The cursor across is on one of the columns, whose titles stand whole in lines.
  /// Two rows of one identity are two rows, where they are asked for by their places.
  @Test func rowsByTheirPlaces() {
    let table = Table(
      columns: [TableColumn("NAME", width: 8)], placed: [7, 7, 8], state: ListState<Int>()
    ) { TableRow(7, [.text("row \($0)")]) }
    check(
      table, 14, 4,
      """
         NAME
        ▌row 0
         row 1
         row 2
      """)
  }

  @Test func titlesOfSeveralLines() {
    var across = TableColumn("Europe\nproduction", width: 10, rank: 1)
    across.isSelected = true
    let table = Table(
      columns: [TableColumn("PERSON", width: 8, rank: 9), across], ids: [1, 2],
      state: ListState<Int>()
    ) { TableRow($0, [.text("Dana"), .text("admin")]) }
    check(
      table, 26, 4,
      """
                   Europe
         PERSON    production
        ▌Dana      admin
         Dana      admin
      """)
    var surface = Surface(Size(26, 4))
    surface.draw(table, in: surface.bounds)
    #expect(surface[13, 1].style == .heading && surface[3, 1].style == .dim)
  }

  /// Names get the room that figures leave, before bars do, and give way in their middle.
  @Test func columnsAreAsWideAsTheyNeedToBe() {
    let table = Table(
      columns: [
        TableColumn("NAME", from: 6, rank: 9), TableColumn("# DAYS", from: 6, to: 9, rank: 8),
        TableColumn("", from: 3, to: 8, rank: 1),
      ], ids: [1, 2], state: ListState<Int>(selected: 2)
    ) { id in
      TableRow(
        id,
        [
          .text("Outbound message \(id)"), .sparkline([1, 2], lastIsPartial: false), .bar(1, .text),
        ])
    }
    check(
      table, 46, 3,
      """
         NAME                6 DAYS
         Outbound message 1      ▄█  ████████
        ▌Outbound message 2      ▄█  ████████
      """)
    check(
      table, 26, 3,
      """
         NAME            6 DAYS
         Outboun…sage 1      ▄█
        ▌Outboun…sage 2      ▄█
      """)
  }

  @Test func menus() {
    let items = [
      MenuItem("a", "Pay", note: "P"), MenuItem("b", "Remove", disabledReason: "the only card"),
    ]
    check(
      Menu(items, state: ListState(selected: "b")), 30, 2,
      "  Pay                       P\n▌ Remove        the only card")
    check(Menu([MenuItem<Int>](), state: ListState()), 12, 1, "  Nothing")
  }

  @Test func fuzzyNames() {
    let names = ["Europe production", "Product catalog", "Payments", "open period"]
    #expect(
      FuzzyMatch.rank(names, by: "prod") { $0 }.prefix(2) == [
        "Product catalog", "Europe production",
      ])
    #expect(FuzzyMatch.rank(names, by: "zz") { $0 }.isEmpty)
    #expect(FuzzyMatch.rank(names, by: "") { $0 } == names)
  }
}
