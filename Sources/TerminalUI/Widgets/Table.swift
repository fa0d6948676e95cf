/// One row of a table: an identity, a sign before it, and its cells.
package struct TableRow<ID: Hashable & Sendable>: Sendable {
  package let id: ID
  package let marker: Span
  package let cells: [TableCell]

  package init(_ id: ID, marker: Span = Span(" "), _ cells: [TableCell]) {
    self.id = id
    self.marker = marker
    self.cells = cells
  }
}

/// Rows under column titles with one selected; columns fall away as width shrinks and are as wide
/// as their first rows need, so that nothing moves sideways while the rows scroll.
///
/// Only those and the rows in sight are asked for: a million rows cost as much as a hundred.
package struct Table<ID: Hashable & Sendable>: Widget {
  package var columns: [TableColumn]
  package var ids: [ID]
  /// The row at a place among them.
  package var row: (Int) -> TableRow<ID>
  package var state: ListState<ID>
  /// 1 or 2 lines a row.
  package var rowHeight: Int
  package var hasHeader: Bool
  /// Whether keys go to this table now.
  package var isFocused: Bool
  /// A bar beside the rows; a scrolled row costs some fifty bytes more on the wire with it.
  package var hasScrollbar: Bool
  /// What an empty table says.
  package var emptyText: String
  /// How many rows decide how wide the columns are; few where making one is work.
  package var measured = 64

  /// Rows by their places among the ids.
  package init(
    columns: [TableColumn], placed ids: [ID], state: ListState<ID>, rowHeight: Int = 1,
    hasHeader: Bool = true, isFocused: Bool = true, hasScrollbar: Bool = false,
    emptyText: String = "",
    row: @escaping (Int) -> TableRow<ID>
  ) {
    self.columns = columns
    self.ids = ids
    self.row = row
    self.state = state
    self.rowHeight = max(1, rowHeight)
    self.hasHeader = hasHeader
    self.isFocused = isFocused
    self.emptyText = emptyText
    self.hasScrollbar = hasScrollbar
  }

  /// Rows by what they are.
  package init(
    columns: [TableColumn], ids: [ID], state: ListState<ID>, rowHeight: Int = 1,
    hasHeader: Bool = true, isFocused: Bool = true, hasScrollbar: Bool = false,
    emptyText: String = "", row: @escaping (ID) -> TableRow<ID>
  ) {
    self.init(
      columns: columns, placed: ids, state: state, rowHeight: rowHeight, hasHeader: hasHeader,
      isFocused: isFocused, hasScrollbar: hasScrollbar, emptyText: emptyText
    ) { row(ids[$0]) }
  }

  /// How many rows are in sight in an area, for `ListState.move`.
  package static func visibleRows(in area: Rect, rowHeight: Int, hasHeader: Bool = true) -> Int {
    max(0, area.height - (hasHeader ? 1 : 0)) / max(1, rowHeight)
  }

  /// The cells before the first column: marker, a gap, selection. What changes as the selection
  /// moves stands side by side, so that one stroke draws it.
  private var gutter: Int { 3 }

  package func draw(into surface: inout Surface, in area: Rect) {
    let first = ids.indices.prefix(measured).map(row)
    let layout = TableColumn.layout(
      columns, wants: wants(first, TextRuler(surface.glyphs)), width: area.width - gutter - 1,
      measured: ids.count <= measured)
    let (header, body) = area.splitTop(hasHeader ? titleLines : 0)
    for place in layout where hasHeader {
      let column = columns[place.index]
      let spot = Rect(
        x: area.x + gutter + place.x, y: header.y, width: place.width, height: header.height)
      let lines = column.titleLines(at: place.width)
      for (line, text) in lines.enumerated() {
        surface.put(
          text, in: spot.row(titleLines - lines.count + line),
          column.isSelected ? .heading : .dim, align: column.align)
      }
    }
    if ids.isEmpty {
      surface.draw(TextBlock(emptyText, .dim, marksCut: true), in: body.inset(left: gutter))
    }
    let visible = body.height / rowHeight
    let window = state.window(in: ids, visible: visible)
    let selected = state.index(in: ids)
    for (line, index) in window.enumerated() {
      let spot = Rect(
        x: body.x, y: body.y + line * rowHeight, width: body.width, height: rowHeight)
      let row = index < first.count ? first[index] : row(index)
      draw(row, isSelected: index == selected, layout, into: &surface, in: spot)
    }
    if hasScrollbar { Scrollbar(window: window, count: ids.count).draw(into: &surface, in: body) }
  }

  /// How many lines the titles take.
  private var titleLines: Int { columns.map { $0.titleLines(at: 1).count }.max() ?? 1 }

  private func wants(_ rows: [TableRow<ID>], _ ruler: TextRuler) -> [ColumnWant] {
    var wants = columns.map { column in
      ColumnWant(column.titleLines(at: 1).map { ruler.width(of: $0) }.max() ?? 0)
    }
    for row in rows {
      for (index, cell) in row.cells.enumerated() where wants.indices.contains(index) {
        let want = cell.want(ruler)
        wants[index].cells = max(wants[index].cells, want.cells)
        wants[index].name = max(wants[index].name, want.name)
        wants[index].isPicture = wants[index].isPicture || want.isPicture
        wants[index].stretches = wants[index].stretches || want.stretches
      }
    }
    return wants
  }

  private func draw(
    _ row: TableRow<ID>, isSelected: Bool, _ layout: [(index: Int, x: Int, width: Int)],
    into surface: inout Surface, in spot: Rect
  ) {
    if isSelected {
      for y in spot.y..<spot.maxY {
        let style: Style = !isFocused ? .dim : y == spot.y ? .selection : .dim
        surface.put(.marker, at: Point(spot.x + 2, y), style, in: spot)
      }
    }
    surface.put(row.marker.text, at: Point(spot.x, spot.y), row.marker.style, in: spot)
    for (position, place) in layout.enumerated() where place.index < row.cells.count {
      let area = Rect(
        x: spot.x + gutter + place.x, y: spot.y, width: place.width, height: spot.height)
      row.cells[place.index].draw(
        into: &surface, in: area.intersection(spot),
        reach: reach(position, row, layout, spot.width - gutter - 1),
        align: columns[place.index].align, bold: isSelected && isFocused && place.index == 0)
    }
    if isSelected, isFocused { surface.unabridged += cut(row, layout, TextRuler(surface.glyphs)) }
  }

  /// How far a cell's second line may go to the right: below cells that have one line only.
  private func reach(
    _ position: Int, _ row: TableRow<ID>, _ layout: [(index: Int, x: Int, width: Int)],
    _ width: Int
  ) -> Int {
    let place = layout[position]
    guard columns[place.index].align == .left else { return place.width }
    let next = layout[(position + 1)...].first { other in
      other.index < row.cells.count && !row.cells[other.index].isOneLine
    }
    return next.map { max(place.width, $0.x - 2 - place.x) } ?? max(place.width, width - place.x)
  }

  /// The names of a row that don't stand whole in their columns.
  private func cut(
    _ row: TableRow<ID>, _ layout: [(index: Int, x: Int, width: Int)], _ ruler: TextRuler
  ) -> [String] {
    layout.compactMap { place in
      guard place.index < row.cells.count, columns[place.index].align == .left,
        let name = row.cells[place.index].name, ruler.width(of: name) > place.width
      else { return nil }
      return String(name.text.drop { $0 == " " })
    }
  }
}
