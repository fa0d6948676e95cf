import Dashboard
import Foundation
import TerminalUI
import Testing

/// A screen as somebody sees it: who, from where, and the keys that lead there.
struct ScreenSnapshot: Sendable, CustomTestStringConvertible {
  let name: String
  let user: String
  let home: String
  let keys: String
  var isPrivate = false

  init(
    _ name: String, _ keys: String = "", as user: String = "olivia", at home: String = "groups",
    isPrivate: Bool = false
  ) {
    self.name = name
    self.keys = keys
    self.user = user
    self.home = home
    self.isPrivate = isPrivate
  }

  var testDescription: String { name }
}

extension ScreenSnapshot {
  static let all = groups + group + documents + places + overlays + roles

  private static let groups = [
    ScreenSnapshot("groups"), ScreenSnapshot("groups-one-line", "v F24"),
    ScreenSnapshot("groups-by-spend", "s s F24"),
    ScreenSnapshot("groups-filtered", "text:/ text:zzz Enter"),
    ScreenSnapshot("groups-private", isPrivate: true),
  ]

  private static let group = [
    ScreenSnapshot("usage-spike", "Down Enter"),
    ScreenSnapshot("usage-running-day", "Enter"),
    ScreenSnapshot("usage-monthly", "Down Enter M"),
    ScreenSnapshot("usage-stacked", "Down Enter B"),
    ScreenSnapshot("usage-overlay", "Down Enter o"),
    ScreenSnapshot("usage-clipped", "Down Enter c"),
    ScreenSnapshot("usage-table", "Down Enter t"),
    ScreenSnapshot("usage-half-a-year", "Down Enter - -"),
    ScreenSnapshot("usage-private", "Down Enter", isPrivate: true),
    ScreenSnapshot("category", "Down Enter Tab Down Enter"),
    ScreenSnapshot("account", "Down Enter b Tab Down Enter"),
    ScreenSnapshot("accounts", "Down Enter 2"), ScreenSnapshot("invoices", "Down Enter 3"),
    ScreenSnapshot("payments", "Down Enter 4"), ScreenSnapshot("details", "Down Enter 5"),
    ScreenSnapshot("triggers", "Down Enter 6"), ScreenSnapshot("group-activity", "Down Enter 7"),
  ]

  private static let documents = [
    ScreenSnapshot("day-spike", "Down Enter Enter"), ScreenSnapshot("day-so-far", "Enter Enter"),
    ScreenSnapshot("day-usual", "Enter Left Enter"),
    ScreenSnapshot("day-private", "Down Enter Enter", isPrivate: true),
    ScreenSnapshot("records", "Down Enter Enter Enter"),
    ScreenSnapshot("invoice", "Down Enter 3 Down Enter"),
    ScreenSnapshot("statement", "Down Enter 3 Enter"),
    ScreenSnapshot("receipt", "Down Enter 4 Enter"),
  ]

  private static let places = [
    ScreenSnapshot("spend", at: "spend"), ScreenSnapshot("spend-by-account", "b b", at: "spend"),
    ScreenSnapshot("spikes", at: "spikes"), ScreenSnapshot("insights", at: "insights"),
    ScreenSnapshot("insights-movers", "Tab", at: "insights"),
    ScreenSnapshot("catalog", at: "catalog"), ScreenSnapshot("access", at: "access"),
    ScreenSnapshot("person", "Down Down Enter", at: "access"),
    ScreenSnapshot("move-of-roles", "a End Enter", at: "access"),
    ScreenSnapshot("organization", at: "organization"), ScreenSnapshot("activity", at: "activity"),
    ScreenSnapshot("settings", at: "settings"),
  ]

  private static let overlays = [
    ScreenSnapshot("help", "?"), ScreenSnapshot("palette", ": text:eu"),
    ScreenSnapshot("messages", "s text:!"), ScreenSnapshot("period", "Down Enter p"),
    ScreenSnapshot("export", "e"), ScreenSnapshot("form", "Down Enter x"),
    ScreenSnapshot("form-review", "Down Enter x Tab Enter"),
    ScreenSnapshot("form-done", "Down Enter x Tab Enter Tab Tab Enter"),
  ]

  /// What depends on the role, for a person of each kind.
  private static let roles =
    ["olivia", "dana", "viktor", "greta", "kenji", "ines", "devon"]
    .flatMap { user in
      [
        ScreenSnapshot("groups-of-\(user)", as: user),
        ScreenSnapshot("actions-of-\(user)", "Enter a", as: user),
        ScreenSnapshot("access-of-\(user)", as: user, at: "access"),
      ]
    } + [
      // Long figures, many kinds of lines, and prices in the one currency that somebody pays.
      ScreenSnapshot("months-of-kenji", "Enter M", as: "kenji"),
      ScreenSnapshot("invoice-of-kenji", "Enter 3 Down Enter", as: "kenji"),
      ScreenSnapshot("catalog-of-greta", as: "greta", at: "catalog"),
    ]
}

/// Whole frames, kept as text. `BILLTOP_RECORD=1` writes them anew: look at what changed.
@Test(arguments: ScreenSnapshot.all)
func everyScreenLooksAsRecorded(screen: ScreenSnapshot) throws {
  for size in [Size(80, 24), Size(120, 40)] {
    var desk = ShellDesktop(screen.user, at: screen.home, size: size)
    desk.preferences.privacy = screen.isPrivate
    try compare(desk.press(screen.keys), with: "\(screen.name)-\(size)")
  }
}

/// Holds lines against a recorded picture, or records it.
func compare(_ lines: [String], with name: String) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: "\(name).txt")
  if ProcessInfo.processInfo.environment["BILLTOP_RECORD"] == "1" {
    try lines.map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) was recorded: look at it")
    return
  }
  let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  let known = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  #expect(known.count == lines.count, "\(name) has no picture of this height")
  for (row, (was, now)) in zip(known, lines).enumerated() where was != now {
    Issue.record("\(name), row \(row):\n\(was)\n\(now)")
    break
  }
}
