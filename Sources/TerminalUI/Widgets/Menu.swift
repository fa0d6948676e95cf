/// One entry of a menu: a label, a key or note at the right, and why it can't be run now.
package struct MenuItem<ID: Hashable & Sendable>: Hashable, Sendable {
  package let id: ID
  package let label: String
  package let note: String
  package let disabledReason: String?

  package init(_ id: ID, _ label: String, note: String = "", disabledReason: String? = nil) {
    self.id = id
    self.label = label
    self.note = note
    self.disabledReason = disabledReason
  }
}

/// A list of entries with one selected: actions, the palette, help.
package struct Menu<ID: Hashable & Sendable>: Widget {
  package var items: [MenuItem<ID>]
  package var state: ListState<ID>
  package var emptyText: String

  package init(_ items: [MenuItem<ID>], state: ListState<ID>, emptyText: String = "Nothing") {
    self.items = items
    self.state = state
    self.emptyText = emptyText
  }

  package func draw(into surface: inout Surface, in area: Rect) {
    if items.isEmpty { surface.put(emptyText, in: area.row(0).inset(left: 2), .dim) }
    let ids = items.map(\.id)
    let selected = state.index(in: ids)
    let window = state.window(in: ids, visible: area.height)
    for (line, index) in window.enumerated() {
      draw(items[index], isSelected: index == selected, into: &surface, in: area.row(line))
    }
    if items.count > window.count {
      Scrollbar(window: window, count: items.count).draw(into: &surface, in: area)
    }
  }

  private func draw(
    _ item: MenuItem<ID>, isSelected: Bool, into surface: inout Surface, in row: Rect
  ) {
    if isSelected {
      surface.put(.marker, at: Point(row.x, row.y), .selection, in: row)
    }
    let label: Style = item.disabledReason != nil ? .disabled : isSelected ? .selection : .text
    let note = item.disabledReason.map { Line($0, .dim) } ?? Line(item.note, .dim)
    let area = row.inset(left: 2, right: 1)
    let ruler = TextRuler(surface.glyphs)
    let room = area.width - ruler.width(of: note) - 1
    let text = room < 20 ? item.label : ruler.fit(item.label, to: room, .middle)
    surface.draw(Bar(Line(text, label), right: note), in: area)
  }
}
