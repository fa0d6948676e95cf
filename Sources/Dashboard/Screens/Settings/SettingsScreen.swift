package import BillingCore
package import TerminalUI

/// How somebody likes the dashboard, and where the rest is set.
package struct SettingsScreen: Screen {
  /// What can be changed here.
  package enum Setting: String, CaseIterable, Hashable, Sendable {
    case theme, rows, privacy
  }

  package var list = ListState<Setting>()

  package init() {}

  package func crumb(_ names: DisplayNames) -> String { "Settings" }

  package var openWord: String? { "next" }

  /// Nothing is read: what it shows is the dashboard's own.
  package func load(from backend: any Backend) throws(BillingError) -> Bool { true }

  package func availability(
    of command: AppCommand, _ content: Bool?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case .up, .down, .top, .bottom, .open, .left, .right: return .available
    case .settings, .export: return .hidden
    default: return nil
    }
  }

  package mutating func run(_ command: AppCommand, _ content: Bool, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let all = Setting.allCases
    if list.run(command, in: all, visible: all.count) { return [] }
    guard let setting = list.current(in: all) else { return [] }
    let changed = setting.next(context.preferences, backwards: command == .left)
    return [.prefer(changed)]
  }

  package func draw(_ content: Bool, into surface: inout Surface, _ context: ScreenContext) {
    let area = context.body.inset(left: 1, right: 1)
    let preferences = context.preferences
    let table = Table(
      columns: [
        TableColumn("SETTING", width: 12, rank: 9), TableColumn("NOW", from: 14, to: 18, rank: 8),
        TableColumn("WHAT IT DOES", from: 20, rank: 5),
      ], ids: Setting.allCases, state: list
    ) { setting in
      TableRow(
        setting,
        [
          .text(setting.title), .text(setting.value(preferences), .accent),
          .text(setting.help, .dim),
        ])
    }
    surface.draw(table, in: area)
    let rest = area.inset(left: 3, top: Setting.allCases.count + 2)
    surface.put("⏎ or → chooses the next, ← the one before; it is kept.", in: rest.row(0), .dim)
    drawFacts(facts(context), into: &surface, in: rest.inset(top: 2))
  }

  private func drawFacts(_ facts: [AboutLine], into surface: inout Surface, in area: Rect) {
    let width = min(area.width / 2, 20)
    for (index, fact) in facts.enumerated() {
      let (left, right) = area.row(index).splitLeft(width)
      surface.put(fact.label, in: left, .dim)
      surface.put(fact.text, in: right, truncate: .middle)
    }
  }

  /// What is set elsewhere, and where.
  private func facts(_ context: ScreenContext) -> [AboutLine] {
    let can = context.environment.capabilities
    let keys = context.preferences.keys.count
    let privacy = context.names.isPrivate
    return [
      AboutLine("colours", can.colours.words), AboutLine("signs", can.glyphs.words),
      AboutLine(
        "keys",
        keys == 0
          ? "the usual ones; ? lists them" : "\(keys) changed in the configuration; ? lists all"
      ),
    ] + (privacy ? [] : context.preferences.about)
  }

  package func table(_ content: Bool, _ context: ScreenContext) -> ScreenTable {
    let settings = Setting.allCases.map { [$0.title, $0.value(context.preferences)] }
    return ScreenTable(
      title: "settings", columns: ["setting", "now"],
      rows: settings + facts(context).map { [$0.label, $0.text] })
  }
}

extension SettingsScreen.Setting {
  var title: String {
    switch self {
    case .theme: "Theme"
    case .rows: "Group rows"
    case .privacy: "Privacy"
    }
  }

  var help: String {
    switch self {
    case .theme: "dark, light, high-contrast or none; key L"
    case .rows: "one or two a group at home; key v"
    case .privacy: "hides amounts, ids and names; key P"
    }
  }

  func value(_ preferences: Preferences) -> String {
    switch self {
    case .theme: preferences.theme.name.rawValue
    case .rows: preferences.twoLineRows ? "two lines" : "one line"
    case .privacy: preferences.privacy ? "on" : "off"
    }
  }

  /// The preferences with each other value of this setting.
  func others(_ preferences: Preferences) -> [Preferences] {
    var found: [Preferences] = []
    var changed = next(preferences, backwards: false)
    while changed != preferences, found.count < 8 {
      found.append(changed)
      changed = next(changed, backwards: false)
    }
    return found
  }

  func next(_ preferences: Preferences, backwards: Bool) -> Preferences {
    var changed = preferences
    switch self {
    case .theme:
      let steps = backwards ? Theme.Name.allCases.count - 1 : 1
      for _ in 0..<steps { changed.theme = changed.theme.next }
    case .rows: changed.twoLineRows.toggle()
    case .privacy: changed.privacy.toggle()
    }
    return changed
  }
}

extension ColourDepth {
  fileprivate var words: String {
    switch self {
    case .none: "none: this terminal has none, or they are switched off"
    case .eight: "8"
    case .sixteen: "16"
    case .many: "256"
    }
  }
}

extension GlyphTier {
  fileprivate var words: String {
    switch self {
    case .eighths: "eighths of a block"
    case .halfBlocks: "half blocks"
    case .lineDrawing: "line drawing"
    case .ascii: "plain ASCII"
    }
  }
}
