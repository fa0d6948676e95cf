import TerminalUI

extension Overlay {
  /// The keys that work while it is open: those of the screen below don't.
  var hints: [KeyHint] {
    switch self {
    case .filter: []
    case .palette: [.choosing, .enter("go"), .escape("close")]
    case .help: [.choosing, .enter("do it"), .escape("close")]
    case .messages: [.choosing, .escape("close")]
    case .actions(let actions):
      actions.items.isEmpty
        ? [.escape("close")] : [.choosing, .enter("open"), .escape("close")]
    case .export: [.choosing, .enter("save"), .escape("close")]
    case .period: [.choosing, .enter("take it"), .escape("close")]
    case .form(let form): form.hints
    }
  }
}

extension FormOverlay {
  fileprivate var hints: [KeyHint] {
    switch stage {
    case .filling: Self.hints(form)
    case .offering, .reviewing: confirmation.map(Self.hints) ?? [.escape("close")]
    case .checking, .submitting: []
    case .done: [.enter("close")]
    }
  }

  private static func hints(_ form: Form<String>) -> [KeyHint] {
    let sideways = [Key.left, .right].map(\.label).joined(separator: " ")
    guard let field = form.focusedField else {
      let fields = form.fields.isEmpty ? [] : [KeyHint(key: Key.up.label, word: "to the fields")]
      return fields + [
        KeyHint(key: sideways, word: "choose"), .enter("press it"), .escape("close"),
      ]
    }
    let change: [KeyHint] =
      switch field.content {
      case .choice, .toggle: [KeyHint(key: sideways, word: "change")]
      case .text, .fixed: []
      }
    return change + [
      KeyHint(key: Key.backTab.label, word: "back"), .enter("on"), .escape("close"),
    ]
  }
}

extension KeyHint {
  fileprivate static let choosing = KeyHint(
    key: [Key.up, .down].map(\.label).joined(separator: " "), word: "choose")

  fileprivate static func enter(_ word: String) -> KeyHint {
    KeyHint(key: Key.enter.label, word: word)
  }

  fileprivate static func escape(_ word: String) -> KeyHint {
    KeyHint(key: Key.escape.label, word: word)
  }
}
