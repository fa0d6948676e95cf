/// What a list remembers between frames: which row is selected, by identity, and one offset.
package struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  package var selected: ID?
  package var offset: Int
  /// Where the selection was last, to fall on its neighbour when the row itself is gone.
  private var lastIndex: Int

  package init(selected: ID? = nil, offset: Int = 0) {
    self.selected = selected
    self.offset = offset
    lastIndex = 0
  }

  /// The selected row's index among `ids`; nil only when there are none.
  package func index(in ids: [ID]) -> Int? {
    guard !ids.isEmpty else { return nil }
    if let selected, let index = ids.firstIndex(of: selected) { return index }
    return min(max(0, lastIndex), ids.count - 1)
  }

  /// The selected row that is really there.
  package func current(in ids: [ID]) -> ID? { index(in: ids).map { ids[$0] } }

  package func window(in ids: [ID], visible: Int) -> Range<Int> {
    ListWindow.rows(
      count: ids.count, selected: index(in: ids), offset: offset, visible: visible)
  }

  /// Selects the row at `index`, or the nearest there is.
  package mutating func select(_ index: Int, in ids: [ID], visible: Int) {
    guard !ids.isEmpty else { return }
    lastIndex = min(max(0, index), ids.count - 1)
    selected = ids[lastIndex]
    offset = window(in: ids, visible: visible).lowerBound
  }

  package mutating func move(by rows: Int, in ids: [ID], visible: Int) {
    let start = index(in: ids) ?? 0
    let (target, overflow) = start.addingReportingOverflow(rows)
    select(overflow ? (rows > 0 ? .max : 0) : target, in: ids, visible: visible)
  }

  /// Handles the keys that movement is reserved for; false leaves the key to others.
  package mutating func handle(_ key: Key, in ids: [ID], visible: Int) -> Bool {
    switch key {
    case .up, .character("k"): move(by: -1, in: ids, visible: visible)
    case .down, .character("j"): move(by: 1, in: ids, visible: visible)
    case .pageUp, .control("b"): move(by: -max(1, visible - 1), in: ids, visible: visible)
    case .pageDown, .control("f"): move(by: max(1, visible - 1), in: ids, visible: visible)
    case .home, .character("g"): select(0, in: ids, visible: visible)
    case .end, .character("G"): select(.max, in: ids, visible: visible)
    default: return false
    }
    return true
  }
}

/// Which rows of a list are seen.
package enum ListWindow {
  /// As near to `offset` as keeps the selected row in sight and no room empty.
  package static func rows(
    count: Int, selected: Int?, offset: Int, visible: Int
  ) -> Range<Int> {
    guard count > 0, visible > 0 else { return 0..<0 }
    var first = min(max(0, offset), max(0, count - visible))
    if let selected = selected.map({ min(max(0, $0), count - 1) }) {
      first = min(first, selected)
      first = max(first, selected - visible + 1)
    }
    return first..<min(count, first + visible)
  }
}
