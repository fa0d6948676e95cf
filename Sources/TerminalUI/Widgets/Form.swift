/// One field of a form: a label, what is entered, and what is wrong with it in words.
package struct FormField<ID: Hashable & Sendable>: Hashable, Sendable {
  /// What a field takes.
  package enum Content: Hashable, Sendable {
    case text(TextField)
    case choice([String], selected: Int)
    case toggle(Bool)
    /// Shown, not changed.
    case fixed(String)
  }

  package let id: ID
  package let label: String
  package var content: Content
  /// What would be right; shown while the field has the focus.
  package let hint: String
  /// What is wrong; shown below the field.
  package var problem: String?

  package init(
    _ id: ID, _ label: String, _ content: Content, hint: String = "", problem: String? = nil
  ) {
    self.id = id
    self.label = label
    self.content = content
    self.hint = hint
    self.problem = problem
  }

  /// What is entered, as text.
  package var value: String {
    switch content {
    case .text(let field): field.text
    case .choice(let options, let selected):
      options.indices.contains(selected) ? options[selected] : ""
    case .toggle(let isOn): isOn ? "yes" : "no"
    case .fixed(let text): text
    }
  }

  var isFixed: Bool { if case .fixed = content { true } else { false } }
}

/// What a key did to a form.
package enum FormOutcome<ID: Hashable & Sendable>: Hashable, Sendable {
  case none
  /// The field was edited, and may be checked.
  case changed(ID)
  /// The button of this index was pressed; 0 is Cancel.
  case pressed(Int)
  case cancelled
}

/// Fields and buttons with a focus that starts on Cancel; Enter in a field never submits.
package struct Form<ID: Hashable & Sendable>: Hashable, Sendable {
  package var title: String
  package var fields: [FormField<ID>]
  /// The first is always Cancel.
  package let buttons: [String]
  /// Fields first, then buttons.
  package private(set) var focus: Int

  package init(_ title: String, fields: [FormField<ID>], buttons: [String]) {
    self.title = title
    self.fields = fields
    self.buttons = ["Cancel"] + buttons
    focus = fields.count
  }

  /// The field that has the focus.
  package var focusedField: FormField<ID>? { fields.indices.contains(focus) ? fields[focus] : nil }

  package subscript(id: ID) -> FormField<ID>? { fields.first { $0.id == id } }

  /// Says what is wrong with a field, or that nothing is.
  package mutating func setProblem(_ problem: String?, of id: ID) {
    for index in fields.indices where fields[index].id == id { fields[index].problem = problem }
  }

  package mutating func setFocus(on id: ID) {
    if let index = fields.firstIndex(where: { $0.id == id }) { focus = index }
  }

  package mutating func handle(_ key: Key) -> FormOutcome<ID> {
    switch key {
    case .escape, .control("c"): return .cancelled
    case .tab, .down: step(1)
    case .backTab, .up: step(-1)
    case .enter where focus < fields.count: step(1)
    case .enter: return .pressed(focus - fields.count)
    default: return focus < fields.count ? edit(key) : chooseButton(key)
    }
    return .none
  }

  private mutating func step(_ direction: Int) {
    let places = fields.count + buttons.count
    repeat {
      focus = (focus + direction + places) % places
    } while focus < fields.count && fields[focus].isFixed
  }

  private mutating func chooseButton(_ key: Key) -> FormOutcome<ID> {
    switch key {
    case .left: focus = max(fields.count, focus - 1)
    case .right: focus = min(fields.count + buttons.count - 1, focus + 1)
    case .character(" "): return .pressed(focus - fields.count)
    case .character, .paste: return typeIntoFirstEmpty(key)
    default: break
    }
    return .none
  }

  /// Who types on a button means the first field that has nothing yet.
  private mutating func typeIntoFirstEmpty(_ key: Key) -> FormOutcome<ID> {
    let empty = fields.firstIndex { field in
      if case .text(let text) = field.content { text.text.isEmpty } else { false }
    }
    guard let empty else { return .none }
    focus = empty
    return edit(key)
  }

  private mutating func edit(_ key: Key) -> FormOutcome<ID> {
    switch fields[focus].content {
    case .text(var field):
      guard field.handle(key) else { return .none }
      fields[focus].content = .text(field)
    case .choice(let options, let selected):
      let step = key == .right || key == .character(" ") ? 1 : key == .left ? -1 : 0
      guard step != 0, !options.isEmpty else { return .none }
      let next = (selected + step + options.count) % options.count
      fields[focus].content = .choice(options, selected: next)
    case .toggle(let isOn):
      guard key == .character(" ") || key == .left || key == .right else { return .none }
      fields[focus].content = .toggle(!isOn)
    case .fixed: return .none
    }
    return .changed(fields[focus].id)
  }
}
