import Testing

@testable import TerminalUI

/// Draws random widgets at random sizes, in random states, with hostile text.
@Suite struct FuzzTests {
  private static let hostile = [
    "", "plain", "\u{1b}]0;x\u{7}", "日本語の名前", "👨‍👩‍👧‍👦👍🏽🇩🇪", "a\u{202e}b\u{200b}c",
    "e\u{301}\u{302}\u{303}\u{304}", "\u{301}", String(repeating: "W", count: 500), "\n\t\r",
  ]

  private func text(_ random: inout Seeded) -> String {
    FuzzTests.hostile.randomElement(using: &random) ?? ""
  }

  private func chart(_ random: inout Seeded) -> BarChart {
    let phases: [ChartBar.Phase] = [.complete, .partial, .missing, .future, .forecast]
    let values: [Double] = [0, 1, -5, 1e12, -1e12, 1e-9, .nan, .infinity, 400]
    let bars = (0..<Int.random(in: 0...400, using: &random)).map { _ in
      ChartBar(
        [values.randomElement(using: &random) ?? 0, values.randomElement(using: &random) ?? 0],
        label: Bool.random(using: &random) ? text(&random) : "", valueLabel: text(&random),
        phase: phases.randomElement(using: &random) ?? .complete,
        spike: Int.random(in: 0..<9, using: &random) == 0 ? "9×" : nil,
        usual: values.randomElement(using: &random), overlay: values.randomElement(using: &random))
    }
    return BarChart(
      bars, kind: Bool.random(using: &random) ? .wide : .narrow,
      selected: Int.random(in: -2...500, using: &random),
      clip: values.randomElement(using: &random), isStacked: Bool.random(using: &random),
      futureText: text(&random)
    ) { $0.magnitude < 1e9 ? "\(Int($0))" : "big" }
  }

  private func table(_ random: inout Seeded) -> Table<Int> {
    let name = text(&random)
    let level = Double.random(in: -1...2, using: &random)
    return Table(
      columns: [
        TableColumn(name, from: 3), TableColumn("B", width: 8, align: .right),
        TableColumn("C", from: 4, to: 20), TableColumn("D", width: 6),
      ], ids: Array(0..<Int.random(in: 0...90, using: &random)),
      state: ListState(
        selected: Int.random(in: -1...99, using: &random),
        offset: Int.random(in: -9...999, using: &random)),
      rowHeight: Int.random(in: 1...2, using: &random), emptyText: name
    ) { id in
      TableRow(
        id, marker: Span(name),
        [
          .lines(Line(name), Line(name)), .heat(name, level),
          .sparkline([1, nil, -2, .nan, level], lastIsPartial: true), .bar(level, .text),
        ])
    }
  }

  private func form(_ random: inout Seeded) -> Form<Int> {
    var form = Form(
      text(&random),
      fields: [
        FormField(0, text(&random), .text(TextField(text(&random))), problem: text(&random)),
        FormField(1, text(&random), .choice([], selected: 3)),
        FormField(2, "c", .toggle(true)), FormField(3, "d", .fixed(text(&random))),
      ], buttons: ["Submit"])
    let keys: [Key] = [
      .up, .down, .left, .right, .tab, .backTab, .backspace, .delete, .home, .end, .control("w"),
      .control("u"), .control("k"), .character("x"), .character("\u{301}"), .paste(text(&random)),
    ]
    for _ in 0..<20 { if let key = keys.randomElement(using: &random) { _ = form.handle(key) } }
    return form
  }

  @Test(arguments: UInt64(1)...150)
  func widgetsHoldAtAnySize(seed: UInt64) {
    var random = Seeded(seed)
    let size = Size(Int.random(in: 0...200, using: &random), Int.random(in: 0...60, using: &random))
    let tier = GlyphTier.allCases.randomElement(using: &random) ?? .ascii
    var surface = Surface(size, glyphs: tier)
    let area = Rect(
      x: Int.random(in: -5...20, using: &random), y: Int.random(in: -5...20, using: &random),
      width: Int.random(in: 0...220, using: &random), height: Int.random(in: 0...70, using: &random)
    )
    surface.draw(chart(&random), in: area)
    surface.draw(table(&random), in: area)
    surface.draw(form(&random), in: area)
    surface.draw(Modal(text(&random)), in: area)
    surface.draw(Tabs([text(&random), text(&random)], selected: 1), in: area)
    surface.draw(Chips([text(&random), text(&random)]), in: area)
    surface.draw(Bar(Line(text(&random)), right: Line(text(&random))), in: area)
    surface.draw(TextBlock(text(&random), offset: 3), in: area)
    surface.draw(ProgressBar(.infinity, label: text(&random)), in: area)
    checkInvariants(surface, seed)
  }

  /// Wide cells are whole, and nothing in a cell acts on a terminal.
  private func checkInvariants(_ surface: Surface, _ seed: UInt64) {
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        let cell = surface[x, y]
        let kind = CellWidth.kind(of: cell.scalar)
        let isWhole =
          cell.width == 2
          ? x + 1 < surface.size.width && surface[x + 1, y].width == 0
          : cell.width == 1 || (x > 0 && surface[x - 1, y].width == 2)
        if !isWhole || !(kind == .narrow || kind == .wide) {
          Issue.record("seed \(seed): \(cell) at \(x), \(y)")
          return
        }
      }
    }
  }
}
