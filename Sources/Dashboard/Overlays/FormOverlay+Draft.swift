import BillingCore
import TerminalUI

extension FormOverlay {
  /// What is to be kept of the form when the terminal goes away; nil when nothing was entered, and
  /// once somebody has read what came of it.
  func draft(at now: Timestamp) -> FormDraft? {
    switch stage {
    case .offering, .done: return nil
    case .filling, .checking: if values == untouched { return nil }
    case .reviewing, .submitting: break
    }
    var isSubmitted = false
    if case .submitting = stage { isSubmitted = true }
    return FormDraft(
      form: action.title, entries: entries, key: key, isSubmitted: isSubmitted, at: now)
  }

  private var entries: [FormDraft.Entry] {
    let values = values
    return zip(action.fields, fields).compactMap { field, entered in
      let value = values[field.name] ?? ""
      guard field.mayBeKept(value), field.mayBeKept(entered.value) else { return nil }
      if case .fixed = field.entry { return nil }
      return FormDraft.Entry(field.name, label: field.label, value: value, shown: entered.value)
    }
  }

  /// The same form, which first asks whether the draft is to be taken up.
  func offering(_ draft: FormDraft) -> FormOverlay {
    var copy = self
    copy.stage = .offering(draft)
    copy.confirmation = Form("Draft", fields: [], buttons: ["Leave it", "Take it up"])
    return copy
  }

  /// Cancel decides nothing: the draft is offered again the next time.
  mutating func answer(_ draft: FormDraft, _ key: Key) -> OverlayOutcome {
    guard var confirmation else { return .stay }
    let outcome = confirmation.handle(key)
    self.confirmation = confirmation
    switch outcome {
    case .cancelled, .pressed(0): return .close
    case .pressed(1):
      self.confirmation = nil
      stage = .filling
      return .forget(draft, then: [])
    case .pressed:
      self.confirmation = nil
      take(draft)
      if !draft.isSubmitted { return .forget(draft, then: []) }
      return .forget(draft, then: [.preview(action, values: values, key: self.key)])
    case .changed, .none: return .stay
    }
  }

  /// What was submitted is asked for at once: it is done, or it is reviewed again.
  private mutating func take(_ draft: FormDraft) {
    key = draft.key
    stage = draft.isSubmitted ? .checking : .filling
    for entry in draft.entries {
      guard let place = action.fields.firstIndex(where: { $0.name == entry.field }) else {
        continue
      }
      fields[place].content = Self.content(
        entry, over: fields[place].content, action.fields[place].entry)
    }
    form = Form(action.title, fields: shownFields, buttons: ["Review"])
  }

  /// A choice that is no more, or now means something else, is not taken.
  private static func content(
    _ entry: FormDraft.Entry, over now: TerminalUI.FormField<String>.Content,
    _ kind: ActionForm.Entry
  ) -> TerminalUI.FormField<String>.Content {
    switch kind {
    case .text: return .text(TextField(entry.value))
    case .toggle: return .toggle(entry.value == "yes")
    case .fixed: return now
    case .choice(let choices, _):
      let isPlace = !entry.value.isEmpty && entry.value.utf8.allSatisfy { (48...57).contains($0) }
      let index = choices.firstIndex { choice in
        choice.value == entry.value && (!isPlace || choice.label == entry.shown)
      }
      return index.map { .choice(choices.map(\.label), selected: $0) } ?? now
    }
  }

  /// What became of it and when: the same to the eye and to the ear.
  static func words(_ draft: FormDraft) -> String {
    let when = "on \(draft.at.day.text) at \(draft.at.text.dropFirst(11).prefix(5)) UTC"
    return draft.isSubmitted
      ? "This form was submitted when the terminal went away, \(when). Take it up to "
        + "read what came of it; nothing is done a second time."
      : "This form was left unfinished when the terminal went away, \(when)."
  }

  func drawOffer(_ draft: FormDraft, into surface: inout Surface, in area: Rect) -> Point? {
    let (body, foot) = area.splitBottom(confirmation?.height ?? 3)
    let lines = TextBlock(Self.words(draft)).wrapped(to: area.width, glyphs: surface.glyphs)
    let (top, rest) = body.inset(top: 1).splitTop(lines.count)
    surface.draw(TextBlock(lines), in: top)
    for (row, entry) in draft.held.enumerated() {
      let (left, right) = rest.inset(top: 1).row(row).splitLeft(area.width / 3)
      surface.put(entry.label, in: left.inset(right: 1), .dim)
      surface.put(entry.shown, in: right)
    }
    return confirmation?.render(&surface, foot)
  }
}

extension FormDraft {
  /// What there is to read of it.
  var held: [Entry] { entries.filter { !$0.shown.isEmpty } }
}
