import Foundation
import Testing

extension EndToEndTests {
  /// Data that attacks the terminal, in a terminal.
  @Suite struct HostileDataTests {
    /// Through all screens, one after the other.
    private static let walk: [String] = """
      Down v Enter t t b B Enter Enter Escape Escape 2 3 Enter Escape 4 5 6 7 a Escape
      U S I C A Enter O J : Escape ? Escape
      """.split { $0.isWhitespace }.map { String($0) }

    /// A terminal shows exactly what was drawn, cell by cell: nothing of the data acted on it, and
    /// no name moved a column.
    @Test(arguments: [(80, 24), (120, 40)])
    func everyScreenShowsWhatWasDrawn(size: (width: Int, height: Int)) async throws {
      let home = try Home()
      let data = try HostileFolder(home: home).path
      // Not where the terminal remembers how things were looked at last.
      let elsewhere = try Home()
      let terminal = try RealTerminal(width: size.width, height: size.height, home: home)
      try terminal.run("--data \(data) --today \(Demo.today)")
      try await terminal.waitFor("1/4")
      let title = try terminal.state("pane_title")
      var keys: [String] = []
      for key in Self.walk {
        try terminal.press(key)
        keys.append(key == "Escape" ? "Esc" : key)
        let drawn = try elsewhere.run(
          "snapshot", "groups", "--data", data, "--today", Demo.today, "--size",
          "\(size.width)x\(size.height)", "--keys", keys.joined(separator: " "))
        try #require(drawn.status == 0, "\(drawn.err)")
        let wanted = Self.lines(drawn.out)
        let seen = try await Self.lines(
          terminal.wait("for the picture after \(keys):\n\(drawn.out)") {
            Self.lines($0) == wanted
          })
        #expect(seen == wanted)
        #expect(!Self.acts(seen.joined()), "after \(keys)")
      }
      #expect(try terminal.state("pane_title") == title)
    }

    private static func lines(_ text: String) -> [String] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.reversed().drop { $0 == " " }.reversed())
      }
      while lines.last == "" { lines.removeLast() }
      return lines
    }

    /// Controls, marks of direction, and what takes no room but is not a mark on a letter.
    private static func acts(_ text: String) -> Bool {
      text.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
      }
    }
  }
}
