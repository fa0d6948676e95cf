package import BillingCore
package import BillingService

/// A change as a person fills it in: fields, a review of what will happen, one submission.
package struct ActionForm: Sendable {
  /// How a field is entered.
  package enum Entry: Sendable {
    case text(initial: String)
    case choice([Choice], initial: String? = nil)
    case toggle(initial: Bool)
    case fixed(String)
  }

  /// One value of a choice: what is sent, and what is read.
  package struct Choice: Hashable, Sendable {
    package let value: String
    package let label: String

    package init(_ value: String, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// One field.
  package struct Field: Sendable {
    package let name: String
    package let label: String
    package let entry: Entry
    package let hint: String
    /// Nil when the value is good; else what is wrong and what would be right.
    package let check: @Sendable (String) -> String?
    /// Whether it is asked for, given what the other fields hold.
    package let isShown: @Sendable ([String: String]) -> Bool
    /// Of nobody's business but the processor's: kept in no draft.
    package let isSecret: Bool

    package init(
      _ name: String, _ label: String, _ entry: Entry, hint: String = "", isSecret: Bool = false,
      isShown: @escaping @Sendable ([String: String]) -> Bool = { _ in true },
      check: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
      self.isSecret = isSecret
      self.isShown = isShown
      self.name = name
      self.label = label
      self.entry = entry
      self.hint = hint
      self.check = check
    }
  }

  /// A line of the review: `Balance after`, `EUR 120.00`.
  package struct ReviewLine: Hashable, Sendable {
    package let label: String
    package let value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  package let title: String
  package let fields: [Field]
  /// What has to be typed at the end when money moves; nil asks for nothing.
  package let typedConfirmation: (@Sendable ([String: String]) -> String)?
  package let review: @Sendable ([String: String]) -> [ReviewLine]
  /// The operation for these values; the key was made when the form opened.
  package let operation:
    @Sendable (_ values: [String: String], _ key: String) -> Result<
      any ChangeOperation, BillingError
    >
  /// More lines of the review that have to be read: what a trigger would have done.
  package let outlook: @Sendable ([String: String], any Backend) -> [ReviewLine]

  package init(
    _ title: String, fields: [Field],
    typedConfirmation: (@Sendable ([String: String]) -> String)? = nil,
    review: @escaping @Sendable ([String: String]) -> [ReviewLine] = { _ in [] },
    outlook: @escaping @Sendable ([String: String], any Backend) -> [ReviewLine] = { _, _ in [] },
    operation:
      @escaping @Sendable ([String: String], String) -> Result<any ChangeOperation, BillingError>
  ) {
    self.outlook = outlook
    self.title = title
    self.fields = fields
    self.typedConfirmation = typedConfirmation
    self.review = review
    self.operation = operation
  }
}

/// Makes a form from the data as it is now.
package typealias FormMaker = @Sendable (any Backend) throws(BillingError) -> ActionForm

/// What a form would do: its sentence, and what it changes from what to what.
package struct FormPreview: Hashable, Sendable {
  package let summary: String
  package let lines: [ActionForm.ReviewLine]
  /// It is done already: what the first submission with the form's key came to.
  var done: ChangeReceipt?
}

extension ActionForm {
  /// Runs the change on a copy: the review says what the change itself would say.
  func preview(_ values: [String: String], _ key: String, _ backend: any Backend)
    throws(BillingError) -> FormPreview
  {
    let operation = try operation(values, key).get()
    if let done = try backend.outcome(of: operation) {
      return FormPreview(summary: done.summary, lines: [], done: done)
    }
    let preview = try backend.preview(operation)
    let changes = preview.changes.map { ReviewLine($0.field, $0.words) }
    return FormPreview(
      summary: preview.summary, lines: review(values) + changes + outlook(values, backend))
  }
}

extension FieldChange {
  /// `EUR 10.00 → EUR 60.00`, or the one of the two that there is.
  var words: String {
    if before == after { return "\(after) (as it is)" }
    if before.isEmpty { return after }
    return after.isEmpty ? "\(before) → none" : "\(before) → \(after)"
  }
}
