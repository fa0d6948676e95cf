import BillingCore
import BillingService
import TerminalUI

/// A change on its way: fields, then the review, then what came of it. Enter never submits from a
/// field, the focus starts on Cancel, and while one submission is under way nothing submits again.
struct FormOverlay: Sendable {
  /// How far the change has come.
  enum Stage: Sendable {
    case filling
    case reviewing
    case submitting
    case done(ChangeReceipt)
  }

  let action: ActionForm
  /// Made when the form opened: however often it is submitted, it happens once.
  let key: String
  private(set) var stage: Stage = .filling
  private var form: Form<String>
  private var confirmation: Form<String>?
  private var problem: BillingError?

  init(_ action: ActionForm, key: String) {
    self.action = action
    self.key = key
    form = Form(action.title, fields: action.fields.map(Self.field), buttons: ["Review"])
  }

  private static func field(_ field: ActionForm.Field) -> TerminalUI.FormField<String> {
    switch field.entry {
    case .text(let initial):
      TerminalUI.FormField(field.name, field.label, .text(TextField(initial)), hint: field.hint)
    case .choice(let choices):
      TerminalUI.FormField(
        field.name, field.label, .choice(choices.map(\.label), selected: 0), hint: field.hint)
    case .toggle(let initial):
      TerminalUI.FormField(field.name, field.label, .toggle(initial), hint: field.hint)
    case .fixed(let text):
      TerminalUI.FormField(field.name, field.label, .fixed(text), hint: field.hint)
    }
  }

  /// What is entered, by field; choices by the value that is sent.
  var values: [String: String] {
    var result: [String: String] = [:]
    for (field, entered) in zip(action.fields, form.fields) {
      result[field.name] = Self.value(field.entry, entered)
    }
    return result
  }

  private static func value(_ entry: ActionForm.Entry, _ entered: TerminalUI.FormField<String>)
    -> String
  {
    if case .choice(let choices) = entry, case .choice(_, let selected) = entered.content {
      return choices.indices.contains(selected) ? choices[selected].value : ""
    }
    return entered.value
  }
}

extension FormOverlay {
  mutating func handle(_ key: Key) -> OverlayOutcome {
    switch stage {
    case .filling: return fill(key)
    case .reviewing: return confirm(key)
    case .submitting: return .stay
    case .done: return [.enter, .escape].contains(key) ? .close : .stay
    }
  }

  private mutating func fill(_ key: Key) -> OverlayOutcome {
    switch form.handle(key) {
    case .cancelled, .pressed(0): return .close
    case .changed(let name): check(name)
    case .pressed: review()
    case .none: break
    }
    return .stay
  }

  private mutating func check(_ name: String) {
    guard let field = action.fields.first(where: { $0.name == name }) else { return }
    form.setProblem(field.check(values[name] ?? ""), of: name)
  }

  /// Goes on only when every field is good; else to the first that is not.
  private mutating func review() {
    problem = nil
    for field in action.fields { check(field.name) }
    if let bad = form.fields.first(where: { $0.problem != nil }) {
      form.setFocus(on: bad.id)
      return
    }
    let wanted = action.typedConfirmation?(values)
    let field = wanted.map { text in
      TerminalUI.FormField("typed", "Type \(text)", .text(TextField()), hint: "so that it is meant")
    }
    confirmation = Form("Review", fields: field.map { [$0] } ?? [], buttons: ["Back", "Submit"])
    stage = .reviewing
  }

  private mutating func confirm(_ key: Key) -> OverlayOutcome {
    guard var confirmation else { return .stay }
    let outcome = confirmation.handle(key)
    self.confirmation = confirmation
    switch outcome {
    case .cancelled, .pressed(0): return .close
    case .pressed(1): stage = .filling
    case .pressed: return submit()
    case .none, .changed: break
    }
    return .stay
  }

  private mutating func submit() -> OverlayOutcome {
    if let wanted = action.typedConfirmation?(values), confirmation?["typed"]?.value != wanted {
      confirmation?.setProblem("this is not \(wanted)", of: "typed")
      confirmation?.setFocus(on: "typed")
      return .stay
    }
    stage = .submitting
    return .submit(action, values: values, key: key)
  }

  func done(_ receipt: ChangeReceipt) -> FormOverlay {
    var copy = self
    copy.stage = .done(receipt)
    return copy
  }

  /// Back to the fields, which keep what was entered.
  func failed(_ error: BillingError) -> FormOverlay {
    var copy = self
    copy.stage = .filling
    copy.problem = error
    return copy
  }
}

extension FormOverlay {
  func draw(into surface: inout Surface, in area: Rect) -> Point? {
    let box = area.centred(width: 74, height: min(area.height, max(12, form.height + 6)))
    surface.draw(Modal(action.title), in: box)
    let inner = Modal.content(of: box)
    switch stage {
    case .filling: return drawFields(into: &surface, in: inner)
    case .reviewing: return drawReview(into: &surface, in: inner)
    case .submitting: surface.put("Submitting …", in: inner.row(1))
    case .done(let receipt):
      surface.draw(TextBlock(receipt.summary, .good), in: inner.inset(top: 1, bottom: 2))
      surface.put("Enter closes this", in: inner.row(-1), .dim)
    }
    return nil
  }

  private func drawFields(into surface: inout Surface, in area: Rect) -> Point? {
    guard let problem else { return form.render(&surface, area.inset(top: 1)) }
    let (top, rest) = area.splitTop(3)
    surface.draw(TextBlock("\(problem.message) \(problem.remedy)", .danger), in: top)
    return form.render(&surface, rest)
  }

  private func drawReview(into surface: inout Surface, in area: Rect) -> Point? {
    let lines = action.review(values)
    let label = (lines.map { surface.width(of: $0.label) }.max() ?? 0) + 2
    for (row, line) in lines.enumerated() {
      let (left, right) = area.row(row + 1).splitLeft(label)
      surface.put(line.label, in: left, .dim)
      surface.put(line.value, in: right)
    }
    return confirmation?.render(&surface, area.inset(top: lines.count + 2))
  }
}
