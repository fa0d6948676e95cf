import BillingCore
import BillingService
import StrictJSON

/// What a change did, or would do, ready to be printed.
struct ChangePage {
  let isDone: Bool
  let operation: OperationInfo
  let summary: String
  let changes: [FieldChange]
  let reference: String?
  /// Of the group as it was looked at, where the command can be held to it.
  var revision: Int?
  let disclosure: Disclosure

  /// For people: the sentence when it is done, the fields while it is not.
  var report: Report {
    var report = Report(
      columns: [TextTable.Column("FIELD"), TextTable.Column("BEFORE"), TextTable.Column("AFTER")],
      rows: changes.map { change in
        [
          Report.Cell(change.field), Report.Cell(disclosure.words(change.before)),
          Report.Cell(disclosure.words(change.after)),
        ]
      }, json: json, jsonRows: [json])
    if !isDone { report.remarks.append("This would happen: \(sentence)") }
    return report
  }

  var sentence: String { disclosure.isPrivate ? operation.title : summary }

  var json: JSONValue {
    let fields: [JSONValue] = changes.map { change in
      [
        "field": .string(change.field), "before": .string(disclosure.words(change.before)),
        "after": .string(disclosure.words(change.after)),
      ]
    }
    var members: [JSONMember] = [
      JSONMember("done", .bool(isDone)), JSONMember("operation", .string(operation.name)),
      JSONMember("summary", .string(sentence)),
    ]
    if !isDone { members.append(JSONMember("changes", .array(fields))) }
    if let revision, !isDone {
      members.append(JSONMember("revision", .integer(revision)))
    }
    if let reference { members.append(JSONMember("reference", .string(shown(reference)))) }
    return .object(members)
  }

  var shownReference: String { reference.map(shown) ?? "" }

  private func shown(_ reference: String) -> String {
    let isGroup = reference.hasPrefix(BillingGroupID.prefix)
    let isPerson = operation.permission == .capability(.manageRoles)
    return isGroup || isPerson ? disclosure.words(reference) : disclosure.number(reference)
  }
}

extension Invocation {
  /// Whether to say what would happen and stop: money moves only on `--yes`.
  var isPreview: Bool {
    let needsYes = command.options.contains { $0.name == "yes" }
    return arguments.has("dry-run") || needsYes && !arguments.has("yes")
  }

  /// Makes the change, or says what it would do, as the words ask for it.
  func perform(_ operation: some ChangeOperation, in session: Session) throws(BillingError)
    -> ExitStatus
  {
    let page = try page(operation, in: session)
    if page.isDone { presentDone(page) } else { present(page.report) }
    noteState(page.isDone, session, revision: page.revision)
    return .done
  }

  func page(_ operation: some ChangeOperation, in session: Session) throws(BillingError)
    -> ChangePage
  {
    let info = type(of: operation).info
    let disclosure = session.disclosure(arguments)
    let revision = try arguments.revision()
    if isPreview {
      let preview = try session.service.preview(
        operation, as: session.actor, at: session.moment,
        under: ChangeTerms(processor: session.processor.name, revision: revision))
      return ChangePage(
        isDone: false, operation: info, summary: preview.summary, changes: preview.changes,
        reference: nil, revision: takesRevision ? preview.revision : nil, disclosure: disclosure)
    }
    let receipt = try session.change(operation, expecting: revision)
    return ChangePage(
      isDone: true, operation: info, summary: receipt.summary, changes: [],
      reference: receipt.reference, disclosure: disclosure)
  }

  private var takesRevision: Bool { command.options.contains { $0.name == "revision" } }

  func noteState(_ isDone: Bool, _ session: Session, revision: Int? = nil) {
    if !isDone {
      noteNothingDone(revision)
    } else if session.place == .demo {
      note("This is the demo: it is forgotten when the command ends.")
    }
  }

  private func noteNothingDone(_ revision: Int?) {
    let how = arguments.has("dry-run") ? "leave out --dry-run" : "add --yes"
    let guarded = revision.map { ", and --revision \($0) to do it only if nothing changed since" }
    note("Nothing was done. To do it, \(how)\(guarded ?? "").")
  }

  /// The sentence for people, the page for programs.
  func presentDone(_ page: ChangePage) {
    guard format == .table else { return present(page.doneReport) }
    console.print(SafeText.line(page.sentence, glyphs: glyphs))
  }
}

extension ChangePage {
  /// One line for a spreadsheet: what was done, and what it made.
  fileprivate var doneReport: Report {
    Report(
      columns: [
        TextTable.Column("OPERATION"), TextTable.Column("SUMMARY"), TextTable.Column("REFERENCE"),
      ],
      rows: [
        [
          Report.Cell(operation.name), Report.Cell(sentence),
          Report.Cell(shownReference),
        ]
      ], json: json, jsonRows: [json])
  }
}
