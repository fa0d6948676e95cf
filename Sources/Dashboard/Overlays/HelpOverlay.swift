import TerminalUI

/// The keys that work here and now; can be filtered, and runs the chosen one.
struct HelpOverlay: Sendable {
  var field = TextField(limit: 60)
  var list = ListState<Int>()
  let bindings: [Binding<AppCommand>]

  init(_ map: KeyMap<AppCommand>) {
    bindings = map.groups.flatMap(\.bindings)
  }

  private var matches: [Int] {
    let wanted = field.text
    if wanted.isEmpty { return Array(bindings.indices) }
    return bindings.indices.filter { index in
      FuzzyMatch.score(wanted, in: bindings[index].help) != nil
    }
  }

  mutating func handle(_ key: Key) -> OverlayOutcome {
    let found = matches
    switch key {
    case .escape, .control("c"): return .close
    case .character("?") where field.text.isEmpty: return .close
    case .enter:
      guard let index = list.current(in: found) else { return .stay }
      return .run(bindings[index].command)
    case .up, .down, .pageUp, .pageDown: _ = list.handle(key, in: found, visible: 10)
    default:
      if field.handle(key) { list = ListState() }
    }
    return .stay
  }

  func draw(into surface: inout Surface, in area: Rect) -> Point {
    // As high as all keys need, so that nothing jumps while they are filtered.
    let box = area.centred(width: 76, height: min(area.height, bindings.count + 4))
    surface.draw(Modal("Keys that work here — type to filter, Enter does it"), in: box)
    let inner = Modal.content(of: box)
    let x = surface.put("/ ", at: Point(inner.x, inner.y), .key, in: inner)
    let cursor = field.draw(into: &surface, in: inner.row(0).inset(left: x - inner.x))
    let ruler = TextRuler(surface.glyphs)
    surface.draw(menu { ruler.pad($0.label, to: 12) }, in: inner.inset(top: 2))
    return cursor
  }

  func menu(_ keys: (Binding<AppCommand>) -> String) -> Menu<Int> {
    let items = matches.map { index in
      let binding = bindings[index]
      return MenuItem(
        index, "\(keys(binding)) \(binding.help)", note: binding.group,
        disabledReason: reason(binding.availability))
    }
    return Menu(items, state: list, emptyText: "No key does that")
  }

  private func reason(_ availability: Availability) -> String? {
    if case .disabled(let reason) = availability { return reason }
    return nil
  }
}
