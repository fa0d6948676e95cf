package import BillingCore

/// A form that was not finished when the terminal went away, to be offered when it opens again.
package struct FormDraft: Hashable, Sendable {
  /// What was entered in a field: the value that is sent, and what was read.
  package struct Entry: Hashable, Sendable {
    package let field: String
    package let label: String
    package let value: String
    package let shown: String

    package init(_ field: String, label: String, value: String, shown: String) {
      self.field = field
      self.label = label
      self.value = value
      self.shown = shown
    }
  }

  /// The form, by its title: it names the group too.
  package let form: String
  package let entries: [Entry]
  /// The key of the form that was lost: what was submitted with it is not done a second time.
  package let key: String
  /// Whether it was submitted, and nobody read what came of it.
  package let isSubmitted: Bool
  package let at: Timestamp

  /// After so many seconds nobody remembers what it was for.
  package static let lifetime: Int64 = 86_400

  package init(form: String, entries: [Entry], key: String, isSubmitted: Bool, at: Timestamp) {
    self.form = form
    self.entries = entries
    self.key = key
    self.isSubmitted = isSubmitted
    self.at = at
  }

  package func isOver(at now: Timestamp) -> Bool {
    now.seconds - at.seconds > Self.lifetime || at.seconds - now.seconds > Self.lifetime
  }
}

/// Where drafts are kept: one's own only.
package struct DraftShelf: Sendable {
  package let all: @Sendable () -> [FormDraft]
  package let keep: @Sendable (FormDraft) -> Void
  package let remove: @Sendable (_ key: String) -> Void

  package init(
    all: @escaping @Sendable () -> [FormDraft], keep: @escaping @Sendable (FormDraft) -> Void,
    remove: @escaping @Sendable (_ key: String) -> Void
  ) {
    self.all = all
    self.keep = keep
    self.remove = remove
  }
}

extension ActionForm.Field {
  /// What may be kept of it outside the program: no secret, and nothing that may become a card's
  /// number, half typed as it is.
  func mayBeKept(_ value: String) -> Bool {
    guard !isSecret else { return false }
    var run = 0
    for scalar in value.unicodeScalars {
      if scalar.properties.numericType != nil {
        run += 1
      } else if scalar != " ", scalar != "-" {
        run = 0
      }
      if run > 8 { return false }
    }
    return true
  }
}
