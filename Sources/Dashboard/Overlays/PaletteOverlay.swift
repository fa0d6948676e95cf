import BillingCore
import BillingService
import TerminalUI

/// Finds anything in reach by a fuzzy name: groups, accounts, categories, screens, actions.
struct PaletteOverlay: Sendable {
  /// One thing that can be found.
  struct Entry: Sendable {
    let title: String
    let kind: String
    let outcome: OverlayOutcome
  }

  var field = TextField(limit: 100)
  var list = ListState<Int>()
  private(set) var entries: [Entry]
  /// The entries that fit what was typed, best first.
  private var found: [Int]

  init(_ entries: [Entry]) {
    self.entries = entries
    found = Array(entries.indices)
  }

  /// Takes in what has come since, behind what is there: nothing moves under the cursor.
  mutating func add(_ all: [Entry]) {
    let isSame = zip(all, entries).allSatisfy { $0.title == $1.title && $0.kind == $1.kind }
    guard isSame, all.count > entries.count else { return }
    entries = all
    search("")
  }

  /// What was found before narrows the search where only more letters came.
  private mutating func search(_ before: String) {
    let wanted = field.text
    let isNarrower = !before.isEmpty && wanted.hasPrefix(before)
    let among = isNarrower ? found.sorted() : Array(entries.indices)
    found = wanted.isEmpty ? among : FuzzyMatch.rank(among, by: wanted) { entries[$0].title }
  }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    let before = field.text
    switch key {
    case .escape, .control("c"): return .close
    case .enter: return list.current(in: found).map { entries[$0].outcome } ?? .stay
    case .up, .down, .pageUp, .pageDown: _ = list.handle(key, in: found, visible: 10)
    default:
      if field.handle(key) { list = ListState() }
      if field.text != before { search(before) }
    }
    return .stay
  }

  func draw(into surface: inout Surface, in area: Rect) -> Point {
    let box = area.centred(width: 72, height: min(area.height, 20))
    surface.draw(Modal("Go to or do"), in: box)
    let inner = Modal.content(of: box)
    let x = surface.put(": ", at: Point(inner.x, inner.y), .key, in: inner)
    let cursor = field.draw(into: &surface, in: inner.row(0).inset(left: x - inner.x))
    surface.draw(menu, in: inner.inset(top: 2))
    return cursor
  }

  var menu: Menu<Int> {
    Menu(
      found.map { MenuItem($0, entries[$0].title, note: entries[$0].kind) }, state: list,
      emptyText: "Nothing has such a name")
  }
}
