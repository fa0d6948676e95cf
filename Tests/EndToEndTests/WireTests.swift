import Testing

extension EndToEndTests {
  /// What a key costs on the line, for whoever works over a slow one.
  @Suite struct WireTests {
    @Test(arguments: [
      (oneLine: true, most: 300, width: 120, height: 40), (false, 450, 120, 40),
      (true, 300, 80, 24), (false, 450, 80, 24),
    ])
    func scrollingIsCheap(_ rows: (oneLine: Bool, most: Int, width: Int, height: Int)) async throws
    {
      let terminal = try PseudoTerminal(
        ["demo", "--groups", "60", "--today", Demo.today], width: rows.width, height: rows.height)
      try await terminal.waitFor("1/60")
      if rows.oneLine { terminal.send("v") }
      _ = try await terminal.settle()
      var costs: [Int] = []
      for _ in 0..<32 {
        terminal.send("j")
        costs.append(try await terminal.settle().count)
      }
      #expect(costs.allSatisfy { $0 <= rows.most }, "bytes per row: \(costs)")
    }

    @Test(arguments: ["dark", "high-contrast"], [0, 1, 2, 30])
    func anotherGrainIsDrawnOnce(theme: String, place: Int) async throws {
      let terminal = try PseudoTerminal(
        ["demo", "--groups", "60", "--today", Demo.today, "--theme", theme])
      try await terminal.waitFor("1/60")
      terminal.send(String(repeating: "j", count: place))
      _ = try await terminal.settle()
      terminal.send("\r")
      try await terminal.waitFor("BY CATEGORY")
      _ = try await terminal.settle()
      var costs: [Int] = []
      for key in ["M", "D", "M", "D", "M"] {
        terminal.send(key)
        let drawn = try await terminal.settle()
        let letters = String(decoding: drawn, as: UTF8.self)
        #expect(!letters.contains("\u{1b}(B"), "no letters are drawn as lines, none end")
        // On a slow machine the line below says that it is being read, which is no part of it.
        if !letters.contains("Reading") { costs.append(drawn.count) }
      }
      #expect(!costs.isEmpty && costs.allSatisfy { 500...4096 ~= $0 }, "bytes: \(costs)")
    }
  }
}
