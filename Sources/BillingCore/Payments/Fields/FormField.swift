/// One field of a form: what it is called, and the words for what is wrong with it.
package struct FormField: Hashable, Sendable {
  /// `amount`: what a program and an error's path call it.
  package let key: String
  /// `Amount`: what the form shows.
  package let title: String

  package init(_ key: String, _ title: String) {
    self.key = key
    self.title = title
  }

  func wrong(_ message: String, _ remedy: String) -> BillingError {
    BillingError(.invalid, "\(title): \(message)", remedy: remedy, path: key)
  }
}
