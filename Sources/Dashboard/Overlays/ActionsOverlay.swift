import TerminalUI

/// What this role may do here; what can't be done right now stands with its reason.
struct ActionsOverlay: Sendable {
  let items: [ScreenMenuItem]
  /// Why nothing can be changed at all, said once above the entries.
  let obstacle: String?
  var list = ListState<Int>()

  init(_ items: [ScreenMenuItem], obstacle: String? = nil) {
    self.items = items
    self.obstacle = obstacle.map { "Nothing can be changed: \($0)." }
  }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    let ids = Array(items.indices)
    switch key {
    case .escape, .control("c"), .character("a"): return .close
    case .enter:
      guard let index = list.current(in: ids), items[index].disabledReason == nil else {
        return .stay
      }
      return .act(items[index].action())
    default:
      _ = list.handle(key, in: ids, visible: 16)
      return .stay
    }
  }

  func draw(into surface: inout Surface, in area: Rect) {
    let width = min(64, area.width)
    let said = obstacle.map { TextRuler(surface.glyphs).wrap($0, to: width - 8).count + 1 } ?? 0
    let box = area.centred(width: width, height: min(area.height, max(3, items.count + 2 + said)))
    surface.draw(Modal("What you may do here"), in: box)
    let (top, rest) = Modal.content(of: box).splitTop(min(said, max(0, box.height - 3)))
    surface.draw(
      TextBlock(obstacle ?? "", .notice, marksCut: true), in: top.inset(left: 2, right: 2))
    surface.draw(menu, in: rest)
  }

  var menu: Menu<Int> {
    let entries = items.indices.map { index in
      MenuItem(index, items[index].title, disabledReason: items[index].disabledReason)
    }
    return Menu(entries, state: list, emptyText: "There is nothing to do here")
  }
}
