import BillingCore
import Glibc

/// Asks a person at the terminal; where there is none, there are no answers.
struct Questions {
  let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// The answer, the usual one for an empty line, nil where nobody can be asked.
  func ask(_ question: String, usual: String?) throws(BillingError) -> String? {
    guard console.inputIsTerminal else { return usual }
    let hint = (usual ?? "").isEmpty ? "" : " [\(usual ?? "")]"
    console.say(Array("\(question)\(hint): ".utf8))
    guard let line = readLine(strippingNewline: true) else {
      throw BillingError(.failed, "The input ended; nothing was done.", remedy: "Start again.")
    }
    return line.isEmpty ? usual : line
  }
}
