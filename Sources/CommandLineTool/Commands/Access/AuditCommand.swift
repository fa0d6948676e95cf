import BillingCore
import BillingService
import StrictJSON

/// `billtop audit`
enum AuditCommand {
  static let command = Command(
    "audit", "Show the journal as far as you may read it, or check it for tampering",
    options: [
      Option("group", "GROUP", "only what touched this billing group", .group, repeated: true),
      Option("since", "DAY", "only from this UTC day on", .day),
      Option("limit", "N", "at most so many entries, the newest (default 50)"),
      Option("changes", nil, "show what each change replaced"),
      Option("verify", nil, "check the chain of hashes over the whole journal"),
      Option("anchor", nil, "print one line that says where it ends, to keep outside"),
      Option("against", "FILE", "with --verify: compare with lines of --anchor; - is stdin", .file),
      Option("exit-code", nil, "with --verify: end with 10 when something was found"),
    ],
    discussion: """
      Every change and every refusal is in the journal: who, as what role, when, what. --verify \
      reads every record and finds an edit, a cut or a reordering, and says where. Who may write \
      the whole folder could write the whole journal anew: against that, keep the line of --anchor \
      where they can't write, a system's log or another user's file, and compare with --against; \
      lines of a log that say something else are passed over.
      """,
    examples: [
      Example("billtop audit --since 2026-11-01", "this month's changes and refusals"),
      Example("billtop audit --verify", "was the journal touched"),
      Example("billtop audit --anchor | logger", "note where it ends in the system's log"),
      Example("billtop audit --verify --against /var/log/syslog", "was it written anew since"),
    ], permission: .anyRole
  ) { invocation throws(BillingError) in
    if invocation.arguments.has("anchor") { return try DataCheck.printAnchor(invocation) }
    if invocation.arguments.has("verify") { return try DataCheck.verifyJournal(invocation) }
    if invocation.arguments.has("against") { throw .againstNeedsVerify }
    let session = try invocation.session()
    let arguments = invocation.arguments
    let since = try arguments.day("since")
    let limit = try arguments.count("limit", in: 1...1_000_000)
    let groups = arguments.all("group").map { GroupReference($0) }
    let asked = limit ?? (since == nil ? 50 : 1_000_000)
    let entries = try session.read(ActivityLog(groups: groups, limit: asked)).filter { found in
      since.map { found.entry.at.day >= $0 } ?? true
    }
    let page = AuditPage(
      words: session.disclosure(arguments), showsChanges: arguments.has("changes"))
    invocation.present(page.report(entries))
    return .done
  }
}

/// What `audit` prints.
struct AuditPage {
  let words: Disclosure
  let showsChanges: Bool

  func report(_ entries: [ActivityLog.Entry]) -> Report {
    let json = entries.map(object)
    let isNumbered = entries.contains { $0.number != nil }
    let number: [TextTable.Column] = isNumbered ? [.init("NO", .right, key: "number")] : []
    return Report(
      columns: number + [
        .init("TIME (UTC)", key: "time"), .init("WHO", key: "actor"), .init("ROLE"), .init("WHAT"),
        .init("OUTCOME"),
      ],
      rows: entries.flatMap { lines($0, isNumbered: isNumbered) }, json: ["entries": .array(json)],
      jsonRows: json)
  }

  private func lines(_ found: ActivityLog.Entry, isNumbered: Bool) -> [[Report.Cell]] {
    let entry = found.entry
    let number: [Report.Cell] = isNumbered ? [.init(found.number.map(String.init) ?? "")] : []
    let first =
      number + [
        .init("\(entry.at.day.text) \(entry.at.clockText)"), .init(actor(entry)),
        .init(entry.role), .init(what(found)), .init(outcome(entry)),
      ]
    guard showsChanges else { return [first] }
    let gap = [Report.Cell](repeating: "", count: number.count + 3)
    return [first]
      + entry.changes.map { change in
        let text = "  \(change.field): \(change.before) → \(change.after)"
        return gap + [.init(words.words(text)), ""]
      }
  }

  private func actor(_ entry: JournalEntry) -> String {
    words.person(entry.actor)
  }

  /// The summary names what it is about; under privacy the operation's title has to do.
  private func what(_ found: ActivityLog.Entry) -> String {
    words.isPrivate || found.entry.summary.isEmpty ? found.title : found.entry.summary
  }

  private func outcome(_ entry: JournalEntry) -> String {
    switch entry.outcome {
    case .done: "done"
    case .refused(let reason): "refused: \(words.words(reason))"
    }
  }

  private func object(_ found: ActivityLog.Entry) -> JSONValue {
    let entry = found.entry
    var members = found.number.map { [JSONMember("number", .integer($0))] } ?? []
    members += [
      JSONMember("time", .string(entry.at.text)), JSONMember("actor", .string(actor(entry))),
      JSONMember("role", .string(entry.role)), JSONMember("source", .string(entry.source.rawValue)),
      JSONMember("operation", .string(entry.operation)), JSONMember("title", .string(found.title)),
      JSONMember("groups", .array(groups(found).map { .string($0) })),
      JSONMember("summary", .string(what(found))),
      JSONMember("changes", .array(entry.changes.map(object))),
    ]
    switch entry.outcome {
    case .done: members.append(JSONMember("outcome", "done"))
    case .refused(let reason):
      members.append(JSONMember("outcome", "refused"))
      members.append(JSONMember("reason", .string(words.words(reason))))
    }
    return .object(members)
  }

  private func groups(_ found: ActivityLog.Entry) -> [String] {
    words.isPrivate ? found.entry.groups.map { words.group(nil, $0) } : found.groupNames
  }

  private func object(_ change: FieldChange) -> JSONValue {
    [
      "field": .string(words.words(change.field)), "before": .string(words.words(change.before)),
      "after": .string(words.words(change.after)),
    ]
  }
}
