extension Form: Widget {
  /// The rows the form needs at a width.
  package var height: Int {
    fields.reduce(0) { $0 + 1 + ($1.problem == nil ? 0 : 1) } + 3
  }

  package func draw(into surface: inout Surface, in area: Rect) { _ = render(&surface, area) }

  /// Draws the form and returns where the cursor stands, nil when no text has the focus.
  package func render(_ surface: inout Surface, _ area: Rect) -> Point? {
    let labelWidth = min(
      area.width / 2, (fields.map { surface.width(of: $0.label) }.max() ?? 0) + 2)
    let (body, bottom) = area.splitBottom(2)
    var cursor: Point?
    var y = 0
    let first = firstShown(height: body.height)
    for index in first..<max(first, fields.count) where y < body.height {
      let row = body.row(y)
      let place = draw(fields[index], at: index, labelWidth, into: &surface, in: row)
      if index == focus { cursor = place }
      y += 1
      guard let problem = fields[index].problem else { continue }
      let text = "\(surface.glyphs.isASCII ? "!" : "▲") \(problem)"
      surface.put(text, in: body.row(y).inset(left: labelWidth), .danger)
      y += 1
    }
    surface.put(focusedField?.hint ?? "", in: bottom.row(0), .dim)
    drawButtons(into: &surface, in: bottom.row(1))
    return cursor
  }

  /// Fields scroll so that the focused one, with what is wrong with it, is in sight.
  private func firstShown(height: Int) -> Int {
    var first = 0
    let last = min(focus, fields.count - 1)
    func rows(_ from: Int) -> Int {
      from > last ? 0 : fields[from...last].reduce(0) { $0 + ($1.problem == nil ? 1 : 2) }
    }
    while first < last, rows(first) > height { first += 1 }
    return first
  }

  private func draw(
    _ field: FormField<ID>, at index: Int, _ labelWidth: Int, into surface: inout Surface,
    in row: Rect
  ) -> Point? {
    let isFocused = index == focus
    let (label, value) = row.splitLeft(labelWidth)
    surface.put(field.label, in: label.inset(right: 1), isFocused ? .bold : .dim)
    switch field.content {
    case .text(let text):
      let inner = value.inset(left: 1, right: 1)
      surface.put("[", at: Point(value.x, value.y), isFocused ? .accent : .border, in: value)
      surface.put("]", at: Point(value.maxX - 1, value.y), isFocused ? .accent : .border, in: value)
      let place = text.draw(into: &surface, in: inner)
      return isFocused ? place : nil
    case .choice: surface.put("< \(field.value) >", in: value, isFocused ? .selection : .text)
    case .toggle(let isOn):
      surface.put("[\(isOn ? "x" : " ")]", in: value, isFocused ? .selection : .text)
    case .fixed: surface.put(field.value, in: value)
    }
    return nil
  }

  private func drawButtons(into surface: inout Surface, in row: Rect) {
    var x = row.x
    for (index, button) in buttons.enumerated() {
      let isFocused = focus == fields.count + index
      let text = isFocused ? "[ \(button) ]" : "  \(button)  "
      let style = isFocused ? Style(.selection, .reverse) : .dim
      x = surface.put(text, at: Point(x, row.y), style, in: row) + 2
    }
  }
}
