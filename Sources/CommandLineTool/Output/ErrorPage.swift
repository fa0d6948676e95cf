import BillingCore
import StrictJSON

/// An error as a person or a program reads it, and the exit status that goes with it.
struct ErrorPage {
  let error: BillingError

  init(_ error: BillingError) {
    self.error = error
  }

  var status: ExitStatus {
    switch error.code {
    case .failed, .changedMeanwhile, .unknownOutcome: .failed
    case .invalid: .wrongUsage
    case .notPermitted: .notPermitted
    case .notFound: .notFound
    case .damaged: .damaged
    case .busy: .busy
    }
  }

  /// What is wrong, where, and how to mend it; at most three lines.
  var text: String {
    var lines = ["billtop: \(SafeText.line(error.message))"]
    if !error.path.isEmpty { lines.append("  at: \(SafeText.line(error.path))") }
    if !error.remedy.isEmpty { lines.append("  \(SafeText.line(error.remedy))") }
    return lines.joined(separator: "\n")
  }

  var json: String {
    let body: JSONValue = [
      "code": .string(error.code.rawValue), "message": .string(error.message),
      "remedy": .string(error.remedy), "path": .string(error.path),
    ]
    return JSONValue.object([JSONMember("error", body)]).compactText
  }
}
