/// Collects what a mapping finds, so that a person sees everything that is wrong at once.
package final class JSONIssues {
  package private(set) var all: [JSONIssue] = []
  /// More than this are not kept: nobody reads them.
  private static let most = 200

  package init() {}

  package func add(_ issue: JSONIssue) {
    if all.count < Self.most { all.append(issue) }
  }
}
