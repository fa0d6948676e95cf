/// Something a mapping found in a document: where, what, and how to mend it.
package struct JSONIssue: Hashable, Sendable {
  /// Whether the document can't be used, or can and somebody should look.
  package enum Weight: Hashable, Sendable {
    case problem
    case notice
  }

  package var weight: Weight
  /// Like `$.paymentMethods[2].kind`.
  package var path: String
  package var offset: Int
  package var message: String
  package var remedy: String
}

extension JSONIssue: CustomStringConvertible {
  package var description: String {
    "\(path): \(message)" + (remedy.isEmpty ? "" : "; \(remedy)")
  }
}
