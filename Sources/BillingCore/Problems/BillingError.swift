/// What went wrong, as data: a code for programs, what and where for people, and how to mend it.
package struct BillingError: Error, Hashable, Sendable {
  /// The kinds of failure; each has one exit status.
  package enum Code: String, CaseIterable, Sendable {
    case failed
    case invalid
    case notPermitted
    case notFound
    case damaged
    case busy
    case changedMeanwhile
    case unknownOutcome
  }

  package var code: Code
  package var message: String
  package var remedy: String
  /// A file with line and column, or a JSON path; empty when there is no place.
  package var path: String

  package init(_ code: Code, _ message: String, remedy: String, path: String = "") {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.path = path
  }
}
