/// Collects what a mapping finds, so that a person sees everything that is wrong at once.
package final class JSONIssues {
  package private(set) var all: [JSONIssue] = []
  /// More than this are counted, not kept.
  private static let most = 200
  package private(set) var count = 0

  package init() {}

  package var problems: [JSONIssue] { all.filter { $0.weight == .problem } }
  package var notices: [JSONIssue] { all.filter { $0.weight == .notice } }
  package private(set) var hasProblems = false

  package func add(_ issue: JSONIssue) {
    count += 1
    if issue.weight == .problem { hasProblems = true }
    if all.count < Self.most { all.append(issue) }
  }
}
