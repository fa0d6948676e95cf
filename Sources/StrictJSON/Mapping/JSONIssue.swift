/// Something a mapping found in a document: where, what, and how to mend it.
package struct JSONIssue: Hashable, Sendable {
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
