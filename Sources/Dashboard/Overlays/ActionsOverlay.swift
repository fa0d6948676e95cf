import TerminalUI

/// What this role may do here; what can't be done right now stands with its reason.
struct ActionsOverlay: Sendable {
  let items: [ScreenMenuItem]
  var list = ListState<Int>()

  init(_ items: [ScreenMenuItem]) {
    self.items = items
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
    let box = area.centred(width: 64, height: min(area.height, max(3, items.count + 2)))
    surface.draw(Modal("What you may do here"), in: box)
    surface.draw(menu, in: Modal.content(of: box))
  }

  var menu: Menu<Int> {
    let entries = items.indices.map { index in
      MenuItem(index, items[index].title, disabledReason: items[index].disabledReason)
    }
    return Menu(entries, state: list, emptyText: "There is nothing to do here")
  }
}
