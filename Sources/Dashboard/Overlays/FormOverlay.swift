import BillingCore
import BillingService
import TerminalUI

/// A change on its way: fields, then the review, then what came of it. Enter never submits from a
/// field, the focus starts on Cancel, and while one submission is under way nothing submits again.
struct FormOverlay: Sendable {
  /// How far the change has come.
  enum Stage: Sendable {
    /// What was lost with a terminal may be taken up again, or left.
    case offering(FormDraft)
    case filling
    /// The service is asked what the change would do.
    case checking
    case reviewing(FormPreview)
    case submitting
    case done(ChangeReceipt)
  }

  private(set) var action: ActionForm
  /// Makes the form again from newer data; nil where it needs none.
  let maker: FormMaker?
  /// Made when the form opened: however often it is submitted, it happens once.
  var key: String
  var stage: Stage = .filling
  var form: Form<String>
  var confirmation: Form<String>?
  /// Why the last attempt came to nothing.
  private(set) var problem: BillingError?
  /// All fields, also those that are not asked for now.
  var fields: [TerminalUI.FormField<String>]
  /// What the form held when it opened.
  private(set) var untouched: [String: String] = [:]

  init(_ action: ActionForm, key: String, maker: FormMaker? = nil) {
    self.action = action
    self.maker = maker
    self.key = key
    fields = action.fields.map(Self.field)
    form = Form(action.title, fields: [], buttons: ["Review"])
    form = Form(action.title, fields: shownFields, buttons: ["Review"])
    untouched = values
  }

  private static func field(_ field: ActionForm.Field) -> TerminalUI.FormField<String> {
    let content: TerminalUI.FormField<String>.Content =
      switch field.entry {
      case .text(let initial): .text(TextField(initial))
      case .choice(let choices, let initial):
        .choice(
          choices.map(\.label), selected: choices.firstIndex { $0.value == initial } ?? 0)
      case .toggle(let initial): .toggle(initial)
      case .fixed(let text): .fixed(text)
      }
    return TerminalUI.FormField(field.name, field.label, content, hint: field.hint)
  }

  /// What is entered, by field; choices by the value that is sent.
  var values: [String: String] {
    var result: [String: String] = [:]
    for (field, entered) in zip(action.fields, fields) {
      result[field.name] = Self.value(field.entry, entered)
    }
    return result
  }

  private static func value(_ entry: ActionForm.Entry, _ entered: TerminalUI.FormField<String>)
    -> String
  {
    if case .choice(let choices, _) = entry, case .choice(_, let selected) = entered.content {
      return choices.indices.contains(selected) ? choices[selected].value : ""
    }
    return entered.value
  }

  /// What came of it, once it is done.
  var outcome: String? { if case .done(let receipt) = stage { receipt.summary } else { nil } }

  var isFilling: Bool { if case .filling = stage { true } else { false } }

  /// The same form over newer data: what was entered stays, also what is wrong with it.
  func renewed(_ next: ActionForm) -> FormOverlay {
    guard isFilling else { return self }
    var copy = self
    copy.action = next
    copy.fields = zip(next.fields, next.fields.map(Self.field)).map { entry, fresh in
      let known = form.fields + fields
      guard let entered = known.first(where: { $0.id == fresh.id }) else { return fresh }
      return Self.keep(entered, values[fresh.id] ?? "", in: fresh, entry.entry)
    }
    let focused = form.focusedField?.id
    copy.form = Form(next.title, fields: copy.shownFields, buttons: ["Review"])
    if let focused { copy.form.setFocus(on: focused) }
    return copy
  }

  private static func keep(
    _ entered: TerminalUI.FormField<String>, _ value: String,
    in fresh: TerminalUI.FormField<String>, _ entry: ActionForm.Entry
  ) -> TerminalUI.FormField<String> {
    var field = fresh
    field.problem = entered.problem
    switch (entry, entered.content) {
    case (.text, .text), (.toggle, .toggle): field.content = entered.content
    case (.choice(let choices, _), .choice):
      guard let index = choices.firstIndex(where: { $0.value == value }) else { return field }
      field.content = .choice(choices.map(\.label), selected: index)
    default: break
    }
    return field
  }

  var shownFields: [TerminalUI.FormField<String>] {
    let values = values
    return zip(action.fields, fields).filter { $0.0.isShown(values) }.map(\.1)
  }

  /// Takes over what was entered, and shows the fields that now matter.
  private mutating func keepEntered() {
    for entered in form.fields {
      guard let index = fields.firstIndex(where: { $0.id == entered.id }) else { continue }
      fields[index] = entered
    }
    let shown = shownFields
    guard shown.map(\.id) != form.fields.map(\.id) else { return }
    let focused = form.focusedField?.id
    form = Form(action.title, fields: shown, buttons: ["Review"])
    if let focused { form.setFocus(on: focused) }
  }
}

extension FormOverlay {
  mutating func handle(_ key: Key) -> OverlayOutcome {
    switch stage {
    case .offering(let draft): return answer(draft, key)
    case .filling: return fill(key)
    case .checking: return key == .escape ? .close : .stay
    case .reviewing: return confirm(key)
    case .submitting: return .stay
    case .done: return [.enter, .escape, .character("q")].contains(key) ? .close : .stay
    }
  }

  private mutating func fill(_ key: Key) -> OverlayOutcome {
    switch form.handle(key) {
    case .cancelled, .pressed(0): return .close
    case .changed(let name):
      keepEntered()
      check(name)
    case .pressed: return askForReview()
    case .none: break
    }
    return .stay
  }

  private mutating func check(_ name: String) {
    guard let field = action.fields.first(where: { $0.name == name }) else { return }
    form.setProblem(field.check(values[name] ?? ""), of: name)
  }

  /// Goes on only when every field is good; else to the first that is not.
  private mutating func askForReview() -> OverlayOutcome {
    problem = nil
    for field in form.fields { check(field.id) }
    if let bad = form.fields.first(where: { $0.problem != nil }) {
      form.setFocus(on: bad.id)
      return .stay
    }
    stage = .checking
    return .preview(action, values: values, key: key)
  }

  private mutating func confirm(_ key: Key) -> OverlayOutcome {
    guard var confirmation else { return .stay }
    let outcome = confirmation.handle(key)
    self.confirmation = confirmation
    switch outcome {
    case .cancelled, .pressed(0): return .close
    case .pressed(1): stage = .filling
    case .pressed: return submit()
    case .changed: self.confirmation?.setProblem(nil, of: "typed")
    case .none: break
    }
    return .stay
  }

  private mutating func submit() -> OverlayOutcome {
    if let wanted = action.typedConfirmation?(values),
      !TypedAmount.isSame(confirmation?["typed"]?.value ?? "", as: wanted)
    {
      confirmation?.setProblem("this is not \(wanted)", of: "typed")
      confirmation?.setFocus(on: "typed")
      return .stay
    }
    stage = .submitting
    return .submit(action, values: values, key: key)
  }
}

extension FormOverlay {
  /// What the service said the change would do, or why it can't be done.
  func previewed(_ result: Result<FormPreview, BillingError>) -> FormOverlay {
    guard case .checking = stage else { return self }
    var copy = self
    switch result {
    case .success(let preview):
      if let done = preview.done {
        copy.stage = .done(done)
        return copy
      }
      copy.stage = .reviewing(preview)
      copy.confirmation = Form(
        "Review", fields: copy.confirmationFields, buttons: ["Back", "Submit"])
    case .failure(let error): copy.refuse(error)
    }
    return copy
  }

  private var confirmationFields: [TerminalUI.FormField<String>] {
    guard let wanted = action.typedConfirmation?(values) else { return [] }
    return [
      TerminalUI.FormField(
        "typed", "Type \(wanted)", .text(TextField()), hint: "so that no amount moves unread")
    ]
  }

  /// What came of the submission. A failure leads back to the fields, which keep what was entered;
  /// a new attempt has a new key, unless nobody knows what became of this one.
  func answered(_ result: Result<ChangeReceipt, BillingError>, nextKey: String) -> FormOverlay {
    var copy = self
    switch result {
    case .success(let receipt): copy.stage = .done(receipt)
    case .failure(let error):
      if error.code != .unknownOutcome { copy.key = nextKey }
      copy.refuse(error)
    }
    return copy
  }

  /// Back to the fields: to the one that the error is about, or to the first.
  private mutating func refuse(_ error: BillingError) {
    stage = .filling
    confirmation = nil
    if let field = form.fields.first(where: { $0.id == error.path }) {
      form.setProblem(FieldCheck.words(error, of: field.label), of: field.id)
      form.setFocus(on: field.id)
      return
    }
    problem = error
    let editable = form.fields.first { field in
      if case .fixed = field.content { false } else { true }
    }
    if let editable { form.setFocus(on: editable.id) }
  }
}

/// Whether what was typed is the amount that is asked for: `100`, `100.00` and `EUR 100.00` are.
enum TypedAmount {
  static func isSame(_ typed: String, as wanted: String) -> Bool {
    let (typed, wanted) = (parts(typed), parts(wanted))
    guard let amount = typed.amount, let right = wanted.amount else { return false }
    return amount == right && (typed.code.isEmpty || typed.code == wanted.code)
  }

  private static func parts(_ text: String) -> (code: String, amount: Amount?) {
    let trimmed = BillingCore.FormField.trimmed(text)
    let words = trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    let parsed = ungrouped(words.last ?? "").flatMap { try? Amount.parse($0) }
    return (words.count == 2 ? words[0].uppercased() : "", parsed?.amount)
  }

  /// Without the commas between thousands; nil where a comma means something else, as in `1,00`.
  private static func ungrouped(_ figure: String) -> String? {
    let parts = figure.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let lengths = groups.map { $0.drop { $0 == "-" || $0 == "+" }.count }
    let isGrouped =
      lengths.count == 1
      || (1...3).contains(lengths[0]) && lengths.dropFirst().allSatisfy { $0 == 3 }
    guard isGrouped, parts.count == 1 || !parts[1].contains(",") else { return nil }
    return ([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}
