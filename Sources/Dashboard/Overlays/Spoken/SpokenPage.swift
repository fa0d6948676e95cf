import TerminalUI

/// An overlay for a screen reader: its lines in the order they are read, and nothing around them.
struct SpokenPage: Sendable {
  private(set) var lines: [String]
  /// A line that is typed now goes into a field.
  var takesText = false

  init(_ title: String) { lines = [title] }

  mutating func say(_ line: String) { if !line.isEmpty { lines.append(line) } }

  /// The one that is chosen first, then all that are near it, as they stand.
  mutating func list<ID>(_ menu: Menu<ID>) {
    let ids = menu.items.map(\.id)
    guard let chosen = menu.state.index(in: ids) else { return say(menu.emptyText + ".") }
    say("Chosen, \(chosen + 1) of \(ids.count): \(Self.words(menu.items[chosen]))")
    let window = menu.state.window(in: ids, visible: 16)
    for index in window where index != chosen { say("- \(Self.words(menu.items[index]))") }
    let more = ids.count - window.count
    if more > 0 { say("And \(more) more.") }
  }

  private static func words<ID>(_ item: MenuItem<ID>) -> String {
    let note = item.disabledReason.map { "not now: \($0)" } ?? item.note
    return note.isEmpty ? item.label : "\(item.label), \(note)"
  }

  /// A form's fields by name and value, then its buttons; where the focus is, is said first.
  mutating func form(_ form: Form<String>) {
    let button = form.focus - form.fields.count
    if let field = form.focusedField {
      say("At: \(field.label), \(Self.kind(field)). \(field.hint)")
    } else if form.buttons.indices.contains(button) {
      say("At: the button \(form.buttons[button]).")
    }
    for field in form.fields {
      say("- \(field.label): \(field.value.isEmpty ? "empty" : field.value)")
      if let problem = field.problem { say("  Wrong: \(problem)") }
    }
    say("Buttons: \(form.buttons.joined(separator: ", ")).")
    takesText = form.focusedField.map(\.isText) ?? form.fields.contains { $0.isText }
  }

  private static func kind(_ field: FormField<String>) -> String {
    switch field.content {
    case .text: "text; what you type is added, C-u empties it"
    case .choice(let options, let selected):
      "choice \(selected + 1) of \(options.count); Right is the next"
    case .toggle: "yes or no; Space changes it"
    case .fixed: "fixed"
    }
  }

  /// A picture of the lines and nothing else, as high as they need.
  func frame(width: Int, notice: String?, theme: Theme, glyphs: GlyphTier) -> Frame {
    let all = lines + (notice.map { [$0] } ?? [])
    let wrapped = all.flatMap { TextBlock($0).wrapped(to: width, glyphs: glyphs) }
    var surface = Surface(Size(width, wrapped.count), glyphs: glyphs)
    surface.draw(TextBlock(wrapped), in: surface.bounds)
    return Frame(
      surface, theme: theme, cursor: takesText ? Point(0, wrapped.count - 1) : nil,
      title: "billtop")
  }
}

extension FormField {
  fileprivate var isText: Bool { if case .text = content { true } else { false } }
}
