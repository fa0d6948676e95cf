import BillingCore
import BillingService
import StrictJSON

extension Invocation {
  /// Makes the change and prints what it says: a sentence for people, an object for programs.
  func carryOut<O: ChangeOperation>(_ operation: O, in session: Session) throws(BillingError)
    -> ExitStatus
  {
    let receipt = try session.change(operation)
    let words = session.people(arguments)
    let summary = words.isPrivate ? O.info.title : receipt.summary
    let done: JSONValue = [
      "done": true, "operation": .string(O.info.name), "summary": .string(summary),
    ]
    switch format {
    case .table: console.print(SafeText.line(summary, glyphs: glyphs))
    case .json: console.print(done.prettyText)
    case .jsonl: console.print(done.compactText)
    case .csv:
      console.write(Array((CSVText.line(["operation", "summary"])).utf8))
      console.write(Array(CSVText.line([O.info.name, CSVText.cell(summary)]).utf8))
    }
    if session.place == .demo { note("This is the demo: it is forgotten when the command ends.") }
    return .done
  }
}
